/**
 * How long to wait before the next try: doubles from `firstMs` to `maxMs`, then spread over ±25 % so that a whole house
 * does not come back in the same instant.
 * @param attempt 0 for the first retry
 * @param random in [0, 1)
 */
export function backoffMs(attempt: number, random: number, firstMs = 500, maxMs = 10_000): number {
  const base = Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 16))
  return Math.round(base * (0.75 + random / 2))
}
