import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Fault } from '../platform/errors.ts'
import { addressBucket, type Limit, type LockedLimits, lockLimits } from '../platform/limits/index.ts'
import { registrationFaults } from './errors.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** As wide as that of codes: a whole house may sit behind one address of its provider. */
const startsFrom = (address: string): Limit => ({
  key: `registration-from:${addressBucket(address)}`,
  policy: {
    windows: [
      { max: 30, perMs: hourMs },
      { max: 150, perMs: dayMs },
    ],
  },
})

/** Letters to one address, whoever asks for them: nobody's box is filled. */
const lettersTo = (email: string): Limit => ({
  key: `registration-letter:${email}`,
  policy: {
    windows: [
      { max: 5, perMs: hourMs },
      { max: 10, perMs: dayMs },
    ],
    pauses: { afterMs: [minuteMs, 3 * minuteMs, 10 * minuteMs], perMs: hourMs },
  },
})

/** Which account belongs to whom must not be found out by trying: after so many misses staff decide. */
const misses = { windows: [{ max: 5, perMs: dayMs }] }
const missesFrom = (address: string): Limit => ({ key: `registration-miss:${addressBucket(address)}`, policy: misses })
const missesAt = (companyId: string, accountNumber: string): Limit => ({
  key: `registration-miss-at:${companyId}:${accountNumber}`,
  policy: misses,
})

/** Homes that a person says to live in: every one may end up before staff. */
const homesOf = (userId: string): Limit => ({
  key: `registration-home:${userId}`,
  policy: { windows: [{ max: 10, perMs: dayMs }] },
})

type LimitContext = Pick<Context, 'db' | 'clock'>

/** Counts a registration begun at an address. @throws DomainError `registration.limited` `{ retryAfterS }` */
export async function countStart(ctx: LimitContext, address: string): Promise<void> {
  await ctx.db.as({}, (tx) => count(tx, ctx, startsFrom(address), registrationFaults['registration.limited']))
}

/** Counts a home that somebody says is theirs. @throws DomainError `home.limited` `{ retryAfterS }` */
export async function countHome(ctx: LimitContext, userId: string): Promise<void> {
  await ctx.db.as({}, (tx) => count(tx, ctx, homesOf(userId), registrationFaults['home.limited']))
}

/**
 * Counts a letter, whether or not one is sent. @returns after how long the next may be asked for, ms
 * @throws DomainError `letter.limited` `{ retryAfterS }`
 */
export async function countLetter(tx: Transaction, ctx: Pick<Context, 'clock'>, email: string): Promise<number> {
  return await count(tx, ctx, lettersTo(email), registrationFaults['letter.limited'])
}

/**
 * Asks the register what it must not be asked often: from an address, or about an account. Counted before it answers, so that
 * questions at the same moment are no more than those in turn; an answer that is right is taken back.
 * @returns whether it said yes; no as well where it may not be asked any more
 */
export async function askRegister(
  ctx: LimitContext,
  about: { address: string; companyId: string; accountNumber: string },
  isRight: () => Promise<boolean>,
): Promise<boolean> {
  const limits = [missesFrom(about.address), missesAt(about.companyId, about.accountNumber)]
  const hold = <T>(work: (held: LockedLimits) => Promise<T>) =>
    ctx.db.as({}, async (tx) => {
      const keys = limits.map(({ key }) => key)
      return await work(await lockLimits(tx, ctx.clock.now(), keys))
    })
  const mayAsk = await hold(async (held) => {
    if (limits.some((limit) => !held.judge(limit).allowed)) return false
    for (const limit of limits) await held.record(limit)
    return true
  })
  if (!mayAsk || !(await isRight())) return false
  await hold(async (held) => {
    for (const limit of limits) await held.takeBack(limit)
  })
  return true
}

async function count(tx: Transaction, { clock }: Pick<Context, 'clock'>, limit: Limit, fault: Fault): Promise<number> {
  const nowMs = clock.now()
  const limits = await lockLimits(tx, nowMs, [limit.key])
  const verdict = limits.judge(limit)
  if (!verdict.allowed) throw new DomainError(fault, { retryAfterS: Math.ceil((verdict.retryAtMs - nowMs) / 1000) })
  return await limits.record(limit)
}
