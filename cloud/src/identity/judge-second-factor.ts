import { and, eq, isNotNull } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { useBackupCode } from './backup-codes.ts'
import { identityFaults } from './errors.ts'
import type { Identity } from './identity.ts'
import { refuseLimited, refuseRemembered } from './refuse-limited.ts'
import { unsealSecret } from './seal-secret.ts'
import { secondFactorTries } from './sign-in-limits.ts'
import { secondFactor } from './tables.ts'
import { matchTotp } from './totp.ts'

/**
 * Uses up a one-time password or a backup code of a person. The tries are locked while one is judged, as `judgeCode` does.
 * @param andThen runs in the same transaction when it was right
 * @throws DomainError `code.limited` · `second-factor.wrong` `{ triesLeft }` · `second-factor.unset`
 */
export async function judgeSecondFactor<T>(
  ctx: Pick<Context, 'db' | 'clock'>,
  identity: Identity,
  { userId, code }: { userId: string; code: string },
  andThen: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const nowMs = ctx.clock.now()
  const limit = secondFactorTries(userId)
  refuseRemembered([limit], identity.refusals, nowMs)
  const judged = await ctx.db.as({}, async (tx) => {
    const limits = await lockLimits(tx, nowMs, [limit.key])
    const [verdict] = refuseLimited(limits, [limit], identity.refusals, nowMs)
    if (await isRight(tx, ctx, identity, userId, code.replaceAll(/\s/g, ''))) {
      return { isRight: true as const, result: await andThen(tx) }
    }
    await limits.record(limit)
    return { isRight: false as const, triesLeft: verdict?.allowed ? verdict.left : 0 }
  })
  // Thrown only after the transaction has committed: a wrong try must stay counted.
  if (!judged.isRight) throw new DomainError(identityFaults['second-factor.wrong'], { triesLeft: judged.triesLeft })
  return judged.result
}

async function isRight(
  tx: Transaction,
  ctx: Pick<Context, 'clock'>,
  identity: Identity,
  userId: string,
  code: string,
): Promise<boolean> {
  const isSet = and(eq(secondFactor.userId, userId), isNotNull(secondFactor.confirmedAt))
  const [row] = await tx.select().from(secondFactor).where(isSet).for('update')
  if (!row) throw new DomainError(identityFaults['second-factor.unset'])
  const step = matchTotp(unsealSecret(identity.keys, userId, row.secret), code, ctx.clock.now(), row.lastStep)
  if (step === undefined) return await useBackupCode(tx, ctx, identity.keys, userId, code)
  await tx.update(secondFactor).set({ lastStep: step }).where(isSet)
  return true
}
