/** How two names agree. `similar` is for a person to judge: a letter apart, other order, a patronymic or initials short. */
export type Agreement = 'exact' | 'similar' | 'differs'

/**
 * Compares names in full, «Фамилия Имя Отчество». Case, spaces, «ё» and the sort of dash make no difference.
 * Initials never make an exact match: «Смирнова А. П.» may be many people.
 */
export function compareNames(one: string, other: string): Agreement {
  const [left, right] = [wordsOf(one), wordsOf(other)]
  if (left.length === 0 || right.length === 0) return 'differs'
  if (left.length === right.length && left.every((word, at) => word === right[at])) {
    return left.length > 1 && left.every((word) => word.length > 1) ? 'exact' : 'similar'
  }
  return areSimilar(left, right) ? 'similar' : 'differs'
}

/** The words of a name, as they are compared. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s*[‐‑‒–—−-]\s*/g, '-')
    .replaceAll(/[^\p{L}\p{N}'’-]+/gu, ' ')
    .replaceAll('’', "'")
    .trim()
    .split(' ')
    .filter((word) => word !== '')
}

/** The surname must be there on both sides; every word of the shorter name must find its like in the longer one. */
function areSimilar(left: readonly string[], right: readonly string[]): boolean {
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left]
  if (shorter.length < 2 || longer.length - shorter.length > 1) return false
  const rest = [...longer]
  let whole = 0
  for (const word of shorter) {
    const at = rest.indexOf(word)
    const like = at >= 0 ? at : rest.findIndex((it) => isLike(it, word))
    if (like < 0) return false
    const [found = ''] = rest.splice(like, 1)
    if (Math.min(found.length, word.length) > 1) whole++
  }
  // «И. И.» is like too many names to be shown as similar.
  return whole > 0
}

function isLike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length === 1) return long.startsWith(short)
  return short.length >= 4 && isOneSlipApart(short, long)
}

/** One letter more, less, other, or two neighbours swapped. */
export function isOneSlipApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let from = 0
  while (from < short.length && short[from] === long[from]) from++
  let back = 0
  while (back < short.length - from && short[short.length - 1 - back] === long[long.length - 1 - back]) back++
  const [left, right] = [short.slice(from, short.length - back), long.slice(from, long.length - back)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
