/** Time, as far as transactions need it: calls once after so many milliseconds, unless the returned function is called. */
export interface SipTimers {
  after(delayMs: number, call: () => void): () => void
}

/** RFC 3261 §17.1.1.1 and table 4, in milliseconds. */
export const [t1Ms, t2Ms, t4Ms] = [500, 4_000, 5_000]
/** How long a transaction waits for an answer, and for repetitions of it: timers B, D, F, H. */
export const transactionMs = 64 * t1Ms
