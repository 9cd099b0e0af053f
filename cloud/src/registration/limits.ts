import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Fault } from '../platform/errors.ts'
import { addressBucket, type Limit, lockLimits } from '../platform/limits/index.ts'
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
const missesFrom = (address: string): Limit => ({
  key: `registration-miss:${addressBucket(address)}`,
  policy: { windows: [{ max: 5, perMs: dayMs }] },
})

type LimitContext = Pick<Context, 'db' | 'clock'>

/** Counts a registration begun at an address. @throws DomainError `registration.limited` `{ retryAfterS }` */
export async function countStart(ctx: LimitContext, address: string): Promise<void> {
  await ctx.db.as({}, (tx) => count(tx, ctx, startsFrom(address), registrationFaults['registration.limited']))
}

/**
 * Counts a letter, whether or not one is sent. @returns after how long the next may be asked for, ms
 * @throws DomainError `letter.limited` `{ retryAfterS }`
 */
export async function countLetter(tx: Transaction, ctx: Pick<Context, 'clock'>, email: string): Promise<number> {
  return await count(tx, ctx, lettersTo(email), registrationFaults['letter.limited'])
}

/** Whether the register may still answer by itself to this address. */
export async function mayAskRegister(ctx: LimitContext, address: string): Promise<boolean> {
  const limit = missesFrom(address)
  return await ctx.db.as({}, async (tx) => (await lockLimits(tx, ctx.clock.now(), [limit.key])).judge(limit).allowed)
}

export async function countMiss(ctx: LimitContext, address: string): Promise<void> {
  const limit = missesFrom(address)
  await ctx.db.as({}, async (tx) => {
    await (await lockLimits(tx, ctx.clock.now(), [limit.key])).record(limit)
  })
}

async function count(tx: Transaction, { clock }: Pick<Context, 'clock'>, limit: Limit, fault: Fault): Promise<number> {
  const nowMs = clock.now()
  const limits = await lockLimits(tx, nowMs, [limit.key])
  const verdict = limits.judge(limit)
  if (!verdict.allowed) throw new DomainError(fault, { retryAfterS: Math.ceil((verdict.retryAtMs - nowMs) / 1000) })
  return await limits.record(limit)
}
