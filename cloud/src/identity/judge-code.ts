import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { identityFaults } from './errors.ts'
import type { Identity } from './identity.ts'
import { hashCode, isSameHash } from './keys.ts'
import { refuseLimited, refuseRemembered } from './refuse-limited.ts'
import { triesFor, triesFrom } from './sign-in-limits.ts'
import { signInCode } from './tables.ts'

export interface CodeGuess {
  /** E.164. */
  phone: string
  code: string
  address: string
}

type Judgement = { is: 'right' } | { is: 'expired' } | { is: 'wrong'; triesLeft: number }

/**
 * Uses up a code. The phone's tries are locked while one is judged, so that guesses at the same moment are judged one by one,
 * and a wrong one is counted before its answer leaves.
 * @throws DomainError `code.limited` `{ retryAfterS }` · `code.expired` (also when used, or never sent) · `code.wrong` `{ triesLeft }`
 */
export async function judgeCode(ctx: Context, identity: Identity, guess: CodeGuess): Promise<void> {
  // Thrown only after the transaction has committed: a wrong try must stay counted.
  const judgement = await judge(ctx, identity, guess)
  if (judgement.is === 'expired') throw new DomainError(identityFaults['code.expired'])
  if (judgement.is === 'wrong') {
    throw new DomainError(identityFaults['code.wrong'], { triesLeft: judgement.triesLeft })
  }
}

function judge(ctx: Context, identity: Identity, { phone, code, address }: CodeGuess): Promise<Judgement> {
  const nowMs = ctx.clock.now()
  const [ofPhone, ofAddress] = [triesFor(phone), triesFrom(address)]
  refuseRemembered([ofPhone, ofAddress], identity.refusals, nowMs)
  return ctx.db.as({}, async (tx): Promise<Judgement> => {
    const limits = await lockLimits(tx, nowMs, [ofPhone.key, ofAddress.key])
    const [verdict] = refuseLimited(limits, [ofPhone, ofAddress], identity.refusals, nowMs)
    const [sent] = await tx.select().from(signInCode).where(eq(signInCode.phone, phone)).for('update')
    const isSame = isSameHash(sent?.codeHash ?? '', hashCode(identity.keys, phone, code))
    if (sent && sent.expiresAt.getTime() > nowMs && isSame) {
      await tx.delete(signInCode).where(eq(signInCode.phone, phone))
      return { is: 'right' }
    }
    await limits.record(ofAddress)
    // Without a code there is nothing to guess: strangers cannot use up the tries of a phone that waits for none.
    if (!sent || sent.expiresAt.getTime() <= nowMs) return { is: 'expired' }
    await limits.record(ofPhone)
    return { is: 'wrong', triesLeft: verdict?.allowed ? verdict.left : 0 }
  })
}
