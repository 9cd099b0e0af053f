import { unreadable, unsafe } from './logo-limits.ts'

/** Shapes and what paints them. No scripts, styles, fonts, pictures, links or animations. */
const elements = new Set(
  `svg g defs path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath mask title
  desc`.split(/\s+/),
)
const attributes = new Set(
  `id viewBox width height preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points transform fill
  fill-opacity fill-rule clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits mask-type opacity stroke
  stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset color
  gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity vector-effect`.split(/\s+/),
)
/** Say something to drawing programs or to readers, nothing to a browser: left out without a word. */
const idle =
  /^(xmlns|version|role|focusable|class|xml:space|(aria|data)-[\w-]+|(xmlns|inkscape|sodipodi|sketch):[\w-]+)$/
const spoken = new Set(['title', 'desc'])
/** Numbers, colours, names, path data; of functions those that draw, and references within the picture only. */
const value =
  /^(?:[\w\s#%.,+-]|(?:rgba?|hsla?|matrix|translate|scale|rotate|skewX|skewY)\([\d\s.,%+\-e]*\)|url\(#[\w-]+\))*$/
const deepest = 32

const beginning = /^\ufeff?\s*(?:<\?xml[^?]*\?>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<svg[\s>]/
const token = /<!--[\s\S]*?-->|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y
const pair = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

export function isSvg(file: Uint8Array): boolean {
  return beginning.test(Buffer.from(file.subarray(0, 2_048)).toString('utf8'))
}

/**
 * The drawing written anew from shapes and attributes that are known to do nothing but draw (SVG 2).
 * @throws DomainError `logo.unreadable`, `logo.unsafe`
 */
export function cleanSvg(file: Uint8Array): Buffer {
  const text = decode(file).replace(/^\ufeff?\s*(?:<\?xml[^?]*\?>)?/, '')
  const open: string[] = []
  let roots = 0
  let drawn = ''
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const found = token.exec(text)
    if (!found) throw unsafe(text.slice(at, at + 60))
    const [whole, closing, name, written = '', selfClosing] = found
    if (name === undefined) drawn += whole.startsWith('<!--') ? '' : words(whole, open.at(-1))
    else if (closing) {
      if (open.pop() !== name || written.trim() !== '') throw unreadable(`</${name}> closes nothing`)
      drawn += `</${name}>`
    } else {
      if (!elements.has(name)) throw unsafe(`<${name}>`)
      if (open.length === 0 && (roots++ > 0 || name !== 'svg')) throw unreadable('it must be one <svg>')
      if (open.length >= deepest) throw unreadable('it is nested too deeply')
      const space = open.length === 0 ? ' xmlns="http://www.w3.org/2000/svg"' : ''
      drawn += `<${name}${space}${attributesOf(written)}${selfClosing ? '/' : ''}>`
      if (!selfClosing) open.push(name)
    }
  }
  if (open.length > 0 || roots === 0) throw unreadable(`<${open.at(-1) ?? 'svg'}> is not closed`)
  return Buffer.from(drawn)
}

function decode(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    throw unreadable('it is not UTF-8')
  }
}

/** Text is shown by titles only; elsewhere it may be the space between tags. */
function words(text: string, within: string | undefined): string {
  if (text.trim() === '') return ''
  if (within === undefined || !spoken.has(within)) throw unsafe(text.trim())
  return text.replaceAll(/&(?:[a-z]+|#\w+);|[&>]/g, ' ')
}

function attributesOf(written: string): string {
  let kept = ''
  const seen = new Set<string>()
  for (const [, name = '', double, single] of written.matchAll(pair)) {
    if (seen.has(name)) throw unreadable(`${name} stands twice`)
    seen.add(name)
    if (idle.test(name)) continue
    const content = double ?? single ?? ''
    if (!attributes.has(name) || !value.test(content)) throw unsafe(`${name}="${content}"`)
    kept += ` ${name}="${content}"`
  }
  return kept
}
