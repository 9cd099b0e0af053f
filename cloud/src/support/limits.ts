import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { addressBucket, type Limit, type LimitPolicy, lockLimits } from '../platform/limits/index.ts'
import { supportFaults } from './errors.ts'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/** Wide, because a whole house may sit behind one address. */
const fromAddress: LimitPolicy = {
  windows: [
    { max: 20, perMs: hourMs },
    { max: 60, perMs: dayMs },
  ],
}
/** Narrow: each message sends a letter of receipt to what may be somebody else's mailbox. */
const toContact: LimitPolicy = {
  windows: [
    { max: 3, perMs: hourMs },
    { max: 6, perMs: dayMs },
  ],
}
const byUser: LimitPolicy = {
  windows: [
    { max: 6, perMs: hourMs },
    { max: 15, perMs: dayMs },
  ],
}

/** Counts one more message. @throws DomainError `support.limited` `{ retryAfterS }` */
export async function countMessage(
  tx: Transaction,
  nowMs: number,
  { address, contact, userId }: { address: string; contact: string; userId: string | null },
): Promise<void> {
  const limits: Limit[] = [
    { key: `support-from:${addressBucket(address)}`, policy: fromAddress },
    { key: `support-to:${contact}`, policy: toContact },
    ...(userId === null ? [] : [{ key: `support-by:${userId}`, policy: byUser }]),
  ]
  const held = await lockLimits(
    tx,
    nowMs,
    limits.map(({ key }) => key),
  )
  const waits = limits.map((limit) => held.judge(limit)).map((it) => (it.allowed ? 0 : it.retryAtMs - nowMs))
  const waitMs = Math.max(...waits)
  if (waitMs > 0) throw new DomainError(supportFaults['support.limited'], { retryAfterS: Math.ceil(waitMs / 1000) })
  for (const limit of limits) await held.record(limit)
}
