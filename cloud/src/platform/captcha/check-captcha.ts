import { verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { eq, lt } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/index.ts'
import { DomainError } from '../errors.ts'
import { type Captcha, digestOf, hashAnswer } from './captcha.ts'
import { captchaFaults } from './faults.ts'
import type { CaptchaSolution } from './solution.ts'
import { captchaPicture, usedProof } from './tables.ts'

type Verdict = 'right' | 'wrong' | 'expired'

/**
 * Uses up a solution, in a transaction of its own: what it lets through may fail, and shall cost the next try another one.
 * Call it after the cheap checks of the form and before anything that tells who is registered.
 * @throws DomainError `captcha.required` · `captcha.wrong` · `captcha.expired` (also when it has served already)
 */
export async function checkCaptcha(
  ctx: Pick<Context, 'db' | 'clock'>,
  captcha: Captcha,
  solution: CaptchaSolution | undefined,
): Promise<void> {
  if (!solution) throw new DomainError(captchaFaults['captcha.required'])
  const nowMs = ctx.clock.now()
  // Thrown only after the commit: a wrong answer must stay counted.
  const verdict =
    solution.kind === 'proof'
      ? await judgeProof(ctx, captcha, solution, nowMs)
      : await ctx.db.as({}, (tx) => judgePicture(tx, captcha, solution, nowMs))
  if (verdict !== 'right') throw new DomainError(captchaFaults[`captcha.${verdict}`])
}

type Proof = Extract<CaptchaSolution, { kind: 'proof' }>

async function judgeProof(
  ctx: Pick<Context, 'db'>,
  captcha: Captcha,
  { challenge, solution }: Proof,
  nowMs: number,
): Promise<Verdict> {
  const { verified } = await verifySolution({
    ...{ challenge, solution, deriveKey },
    hmacSignatureSecret: captcha.challenges,
    hmacKeySignatureSecret: captcha.solutions,
  })
  const { until } = challenge.parameters.data
  if (!verified) return 'wrong'
  if (until <= nowMs) return 'expired'
  const row = { digest: digestOf(challenge.signature), forgetAt: new Date(until) }
  const taken = await ctx.db.orm.insert(usedProof).values(row).onConflictDoNothing().returning()
  return taken.length > 0 ? 'right' : 'expired'
}

type Reading = Extract<CaptchaSolution, { kind: 'picture' }>

/** The row is locked while it is judged: tries at the same moment are counted one by one. */
async function judgePicture(
  tx: Transaction,
  captcha: Captcha,
  { id, answer }: Reading,
  nowMs: number,
): Promise<Verdict> {
  const [row] = await tx.select().from(captchaPicture).where(eq(captchaPicture.id, id)).for('update')
  if (!row || row.expiresAt.getTime() <= nowMs) return 'expired'
  const isRight = hashAnswer(captcha, id, answer.replaceAll(/\D/g, '')) === row.answerHash
  if (isRight || row.triesLeft <= 1) await tx.delete(captchaPicture).where(eq(captchaPicture.id, id))
  else
    await tx
      .update(captchaPicture)
      .set({ triesLeft: row.triesLeft - 1 })
      .where(eq(captchaPicture.id, id))
  return isRight ? 'right' : 'wrong'
}

/** Forgets what can serve nobody any more. */
export async function sweepCaptchas(tx: Transaction, nowMs: number): Promise<void> {
  const now = new Date(nowMs)
  await tx.delete(usedProof).where(lt(usedProof.forgetAt, now))
  await tx.delete(captchaPicture).where(lt(captchaPicture.expiresAt, now))
}
