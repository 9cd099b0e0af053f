/** Lets a burst through at once and then a steady rate. Pure: time is given. */
export type TokenBucket = {
  /** Whether something may go now; then `spend` what it weighs, which may leave a debt. */
  isOpen(nowMs: number): boolean
  spend(bytes: number): void
  setRate(bytesPerMs: number): void
}

export function createTokenBucket(burstBytes: number, bytesPerMs: number): TokenBucket {
  let rate = bytesPerMs
  let level = burstBytes
  let filledMs: number | undefined
  return {
    isOpen(nowMs) {
      level = Math.min(burstBytes, level + (nowMs - (filledMs ?? nowMs)) * rate)
      filledMs = nowMs
      return level > 0
    },
    spend(bytes) {
      level -= bytes
    },
    setRate(next) {
      rate = next
    },
  }
}
