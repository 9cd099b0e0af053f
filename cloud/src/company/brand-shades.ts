import { z } from 'zod'
import { contrast, type Lch, toHex, toLch } from './colour.ts'

const hex = z.string().regex(/^#[\da-f]{6}$/)
const shadesOfScheme = z.object({
  /** Behind white words. */
  button: hex,
  /** The same under a finger. */
  pressed: hex,
  /** Behind words in `text`: a second button. */
  soft: hex,
  /** Words and outlines on the page. */
  text: hex,
})

/** A brand colour as the app wears it, by day and by night. */
export const brandShades = z.object({ light: shadesOfScheme, dark: shadesOfScheme })
export type BrandShades = z.infer<typeof brandShades>

/** Words against what is behind them, and things against the page (WCAG 2.2, 1.4.3 and 1.4.11). */
const forWords = 4.5
const forThings = 3
/** The backgrounds of the app: `cloud/web/src/shared/theme/global.css`. */
const day = ['#f4f2ee', '#ffffff', '#eae7e0']
const night = ['#101216', '#1a1d23', '#24282f']
const [nightPaper = ''] = night
const step = 0.004

/**
 * Shades of one colour that can be read everywhere they stand, and keep its hue: only as much darker or lighter as it takes.
 * @param colour `#rrggbb`
 */
export function deriveShades(colour: string): BrandShades {
  const own = toLch(colour)
  const dayButton = move(own, -step, isUnderWhite)
  const daySoft = toHex({ ...own, l: 0.945, c: Math.min(own.c, 0.025) })
  const nightButton = move(move(own, -step, isUnderWhite), step, (it) => contrast(it, nightPaper) >= forThings)
  const nightSoft = toHex({ ...own, l: 0.3, c: Math.min(own.c, 0.06) })
  return {
    light: {
      button: toHex(dayButton),
      pressed: toHex({ ...dayButton, l: dayButton.l - 0.07 }),
      soft: daySoft,
      text: toHex(
        move(dayButton, -step, (it) => [...day, daySoft].every((behind) => contrast(it, behind) >= forWords)),
      ),
    },
    dark: {
      button: toHex(nightButton),
      pressed: toHex({ ...nightButton, l: nightButton.l - 0.05 }),
      soft: nightSoft,
      text: toHex(
        move({ ...own, l: 0.8, c: Math.min(own.c, 0.11) }, step, (it) =>
          [...night, nightSoft].every((behind) => contrast(it, behind) >= forWords),
        ),
      ),
    },
  }
}

const isUnderWhite = (shade: string) => contrast(shade, '#ffffff') >= forWords

/** Goes darker or lighter until it serves, at the latest at black or white. */
function move(from: Lch, by: number, serves: (hex: string) => boolean): Lch {
  let { l } = from
  while ((by < 0 ? l > 0 : l < 1) && !serves(toHex({ ...from, l }))) l += by
  return { ...from, l: Math.min(1, Math.max(0, l)) }
}
