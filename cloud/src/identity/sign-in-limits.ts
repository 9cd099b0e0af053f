import { createHash } from 'node:crypto'
import { addressBucket, type Limit, type LimitPolicy } from '../platform/limits/index.ts'
import type { PersonKey } from './find-person.ts'

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

/** Five tries at once, then ever longer pauses: a person who has forgotten is not shut out, a program gets nowhere. */
const passwordPolicy: LimitPolicy = {
  windows: [{ max: 20, perMs: dayMs }],
  pauses: { afterMs: [0, 0, 0, 0, minuteMs, 2 * minuteMs, 5 * minuteMs, 15 * minuteMs, 30 * minuteMs], perMs: dayMs },
}
/** Over all addresses: a hundred guesses a day at a password that is in no list come to nothing. */
const passwordWholePolicy: LimitPolicy = { windows: [{ max: 100, perMs: dayMs }] }
const passwordFromPolicy: LimitPolicy = {
  windows: [
    { max: 60, perMs: hourMs },
    { max: 300, perMs: dayMs },
  ],
}
/** With two or three passwords valid at a time: 60 tries a day are one in 5,000. */
const secondFactorPolicy: LimitPolicy = {
  windows: [
    { max: 5, perMs: 15 * minuteMs },
    { max: 20, perMs: dayMs },
  ],
}

/** Names are hashed: the table of limits is no list of who was tried. */
function nameOf(key: PersonKey): string {
  const text = 'phone' in key ? key.phone : 'email' in key ? key.email : `login:${key.login}`
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

/** Passwords tried for a name from an address. */
export function passwordTriesOf(key: PersonKey, address: string): SignInLimit {
  return { key: `password-try:${nameOf(key)}:${addressBucket(address)}`, policy: passwordPolicy, isFirm: false }
}

/** Passwords tried for a name from anywhere. */
export function passwordTriesFor(key: PersonKey): SignInLimit {
  return { key: `password-try:${nameOf(key)}`, policy: passwordWholePolicy, isFirm: false }
}

export function passwordTriesFrom(address: string): SignInLimit {
  return { key: `password-try-from:${addressBucket(address)}`, policy: passwordFromPolicy, isFirm: false }
}

/** A signed-in person's old password, tried for a change. */
export function oldPasswordTries(userId: string): SignInLimit {
  return { key: `password-old:${userId}`, policy: passwordPolicy, isFirm: false }
}

export function secondFactorTries(userId: string): SignInLimit {
  return { key: `second-factor:${userId}`, policy: secondFactorPolicy, isFirm: true }
}

/** Letters that somebody has sent to an address, or from where they are. */
export function lettersTo(email: string): SignInLimit {
  return { key: `link-send:${nameOf({ email })}`, policy: { windows: sendsWindows }, isFirm: true }
}

export function lettersFrom(address: string): SignInLimit {
  return { key: `link-send-from:${addressBucket(address)}`, policy: sendsFromPolicy, isFirm: true }
}

/** A passkey cannot be guessed: this keeps the table of challenges small. */
export function passkeyTriesFrom(address: string): SignInLimit {
  const policy = { windows: [{ max: 120, perMs: hourMs }] }
  return { key: `passkey-from:${addressBucket(address)}`, policy, isFirm: true }
}
