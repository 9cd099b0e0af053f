import { and, eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { lockLimits } from '../platform/limits/index.ts'
import type { CodePurpose } from './code-kinds.ts'
import { identityFaults } from './errors.ts'
import type { Identity } from './identity.ts'
import { hashCode, isSameHash } from './keys.ts'
import { refuseLimited, refuseRemembered } from './refuse-limited.ts'
import { triesFor, triesFrom } from './sign-in-limits.ts'
import { signInCode } from './tables.ts'

export interface CodeGuess {
  purpose: CodePurpose
  /** E.164. */
  phone: string
  code: string
  address: string
  /** Who must have asked for it; left out where whoever has the phone may use it. */
  subject?: string
}

type JudgeContext = Pick<Context, 'db' | 'clock'>

type Judgement = { is: 'right' } | { is: 'expired' } | { is: 'wrong'; triesLeft: number }

/**
 * Uses up a code. The phone's tries are locked while one is judged, so that guesses at the same moment are judged one by one,
 * and a wrong one is counted before its answer leaves.
 * @throws DomainError `code.limited` `{ retryAfterS }` · `code.expired` (also when used, or never sent) · `code.wrong` `{ triesLeft }`
 */
export async function judgeCode(ctx: JudgeContext, identity: Identity, guess: CodeGuess): Promise<void> {
  // Thrown only after the transaction has committed: a wrong try must stay counted.
  const judgement = await judge(ctx, identity, guess)
  if (judgement.is === 'expired') throw new DomainError(identityFaults['code.expired'])
  if (judgement.is === 'wrong') {
    throw new DomainError(identityFaults['code.wrong'], { triesLeft: judgement.triesLeft })
  }
}

function judge(ctx: JudgeContext, identity: Identity, guess: CodeGuess): Promise<Judgement> {
  const { purpose, phone, code, address, subject = '' } = guess
  const nowMs = ctx.clock.now()
  const [ofPhone, ofAddress] = [triesFor(phone), triesFrom(address)]
  refuseRemembered([ofPhone, ofAddress], identity.refusals, nowMs)
  return ctx.db.as({}, async (tx): Promise<Judgement> => {
    const limits = await lockLimits(tx, nowMs, [ofPhone.key, ofAddress.key])
    const [verdict] = refuseLimited(limits, [ofPhone, ofAddress], identity.refusals, nowMs)
    const ofPurpose = and(eq(signInCode.phone, phone), eq(signInCode.purpose, purpose), eq(signInCode.subject, subject))
    const [sent] = await tx.select().from(signInCode).where(ofPurpose).for('update')
    const isSame = isSameHash(sent?.codeHash ?? '', hashCode(identity.keys, { purpose, phone, code }))
    if (sent && sent.expiresAt.getTime() > nowMs && isSame) {
      await tx.delete(signInCode).where(ofPurpose)
      return { is: 'right' }
    }
    await limits.record(ofAddress)
    // Without a code there is nothing to guess: strangers cannot use up the tries of a phone that waits for none.
    if (!sent || sent.expiresAt.getTime() <= nowMs) return { is: 'expired' }
    await limits.record(ofPhone)
    return { is: 'wrong', triesLeft: verdict?.allowed ? verdict.left : 0 }
  })
}
