import { addressBucket, type Limit, type LimitPolicy } from '../platform/limits/index.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Row R1: ten minutes, five tries. A company's settings may only tighten these. */
export const codeLivesMs = 10 * minuteMs
const triesPerHour = 5

/** A day's cap keeps a patient guesser below 0.2 % a day: 15 tries of 10,000 codes. */
const triesPolicy: LimitPolicy = {
  windows: [
    { max: triesPerHour, perMs: hourMs },
    { max: 3 * triesPerHour, perMs: dayMs },
  ],
}

const sendsWindows: LimitPolicy['windows'] = [
  { max: 5, perMs: hourMs },
  { max: 15, perMs: dayMs },
]

/** R1: once more after 3 minutes, then the hint to retry in 10–15. */
const resendPauses = { afterMs: [3 * minuteMs, 10 * minuteMs, 15 * minuteMs], perMs: hourMs }

/** Wide, because a whole house may sit behind one address of its provider. */
const sendsFromPolicy: LimitPolicy = {
  windows: [
    { max: 30, perMs: hourMs },
    { max: 150, perMs: dayMs },
  ],
}
const triesFromPolicy: LimitPolicy = {
  windows: [
    { max: 60, perMs: hourMs },
    { max: 300, perMs: dayMs },
  ],
}

/** `isFirm`: nothing but time lifts a refusal. */
export type SignInLimit = Limit & { isFirm: boolean }

/**
 * Codes sent to a phone.
 * @param isWaiting a code was sent and has not been used: then the next has to wait. Who has just signed in may do so again.
 */
export function sendsTo(phone: string, isWaiting: boolean): SignInLimit {
  const policy = isWaiting ? { windows: sendsWindows, pauses: resendPauses } : { windows: sendsWindows }
  return { key: `code-send:${phone}`, policy, isFirm: false }
}

export function sendsFrom(address: string): SignInLimit {
  return { key: `code-send-from:${addressBucket(address)}`, policy: sendsFromPolicy, isFirm: true }
}

/** Wrong codes tried for a phone, whichever of its codes they were meant for: a new code brings no new guesses. */
export function triesFor(phone: string): SignInLimit {
  return { key: `code-try:${phone}`, policy: triesPolicy, isFirm: true }
}

export function triesFrom(address: string): SignInLimit {
  return { key: `code-try-from:${addressBucket(address)}`, policy: triesFromPolicy, isFirm: true }
}
