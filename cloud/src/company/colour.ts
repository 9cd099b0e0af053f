/** Lightness 0…1, chroma 0…0.4, hue in radians: equal steps look equal (OKLCH, CSS Color 4 §9.3). */
export interface Lch {
  l: number
  c: number
  h: number
}

type Triple = [number, number, number]

/** @param hex `#rrggbb` */
export function toLch(hex: string): Lch {
  const [red, green, blue] = channelsOf(hex)
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short
  return {
    l: 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    c: Math.hypot(a, b),
    h: Math.atan2(b, a),
  }
}

/** The nearest colour that a screen can show: of the same lightness and hue, as vivid as goes. @returns `#rrggbb` */
export function toHex({ l, c, h }: Lch): string {
  const lightness = Math.min(1, Math.max(0, l))
  let chroma = c
  let linear = linearOf({ l: lightness, c: chroma, h })
  while (chroma > 0 && linear.some((it) => it < -0.0005 || it > 1.0005)) {
    chroma = Math.max(0, chroma - 0.004)
    linear = linearOf({ l: lightness, c: chroma, h })
  }
  return `#${linear
    .map((it) =>
      Math.round(255 * gamma(it))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** How far apart two colours are for a reader: 1…21 (WCAG 2.2, «contrast ratio»). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = channelsOf(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Linear light of the three channels, 0…1 (IEC 61966-2-1). */
function channelsOf(hex: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function gamma(linear: number): number {
  const value = Math.min(1, Math.max(0, linear))
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055
}

function linearOf({ l, c, h }: Lch): Triple {
  const a = c * Math.cos(h)
  const b = c * Math.sin(h)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ]
}
