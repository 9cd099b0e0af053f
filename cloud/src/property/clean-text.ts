/** By their capitals: «m» looks like nothing of ours, and becomes an «M» that does. */
const latin = 'ABCEHKMOPTXY'
const alike = 'АВСЕНКМОРТХУ'
const lookAlikes = new Map(
  [...latin].flatMap((letter, at) => {
    const its = alike[at] ?? letter
    return [[letter, its] as const, [letter.toLowerCase(), its.toLowerCase()] as const]
  }),
)
const onlyLookAlikes = new RegExp(`^[${latin}]+$`, 'i')
const cyrillic = /\p{Script=Cyrillic}/u
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu
const longest = 200
/** Before that a text may stand in signs that will not stay. */
const longestTyped = 2000

/**
 * What was meant by what was typed: one line without marks that cannot be seen (RTL, zero width), with single spaces, straight
 * hyphens, ordinary digits, and Cyrillic where a Latin letter only looks like it («Xимки»).
 */
export function cleanText(typed: string): string {
  const clean = typed
    .slice(0, longestTyped)
    .normalize('NFKC')
    .replace(invisible, (mark) => (/\s/.test(mark) ? ' ' : ''))
    .replace(/[‐-―−﹣_]/g, '-')
    .replace(/["'`«»„“”‘’]/g, '')
    .replace(/\p{Nd}/gu, plainDigit)
    .replace(/\p{L}+/gu, toCyrillic)
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
  return [...clean].slice(0, longest).join('').trim()
}

/** For comparing: lower case, «ё» as «е», nothing but letters and digits with single spaces between. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim()
}

/** Digits of other scripts stand in runs of ten, nought first. */
function plainDigit(digit: string): string {
  let code = digit.codePointAt(0) ?? 0
  if (code < 0x80) return digit
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code--
    value++
  }
  return String(value)
}

function toCyrillic(word: string): string {
  if (!cyrillic.test(word) && !onlyLookAlikes.test(word)) return word
  return [...word].map((letter) => lookAlikes.get(letter) ?? letter).join('')
}
