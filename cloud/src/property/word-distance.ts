/**
 * How far a typed word is from the beginning of another: letters missing, added, wrong or swapped with their neighbour. What
 * follows the beginning costs nothing, since people are still typing.
 */
export function prefixDistance(typed: string, word: string): number {
  const width = word.length + 1
  let before: number[] = []
  let above = Array.from({ length: width }, (_, at) => at)
  for (let row = 1; row <= typed.length; row++) {
    const now = [row]
    for (let at = 1; at < width; at++) {
      const isSame = typed[row - 1] === word[at - 1]
      const isSwapped = row > 1 && at > 1 && typed[row - 1] === word[at - 2] && typed[row - 2] === word[at - 1]
      now[at] = Math.min(
        (above[at] ?? 0) + 1,
        (now[at - 1] ?? 0) + 1,
        (above[at - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = above
    above = now
  }
  return Math.min(...above)
}

/** A slip in three letters, two in six, three in ten: more would find anything. Digits are never a slip. */
function slipsAllowed(word: string): number {
  if (/\d/.test(word) || word.length < 3) return 0
  return word.length < 6 ? 1 : word.length < 10 ? 2 : 3
}

/**
 * What it costs to take one word for another: 0 the same, less than 1 its beginning, more by the slips between.
 * @returns undefined when they have nothing to do with each other
 */
export function wordCost(typed: string, word: string): number | undefined {
  if (typed === word) return 0
  if (word.startsWith(typed)) return 0.2
  if (typed.length > word.length + 3 || typed.length < 3) return undefined
  const distance = prefixDistance(typed, word)
  return distance <= slipsAllowed(typed) ? distance : undefined
}
