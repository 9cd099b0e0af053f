/**
 * The value below or at which this share of the sample lies (nearest rank).
 * @param share 0…1
 */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('a quantile of nothing')
  return value
}
