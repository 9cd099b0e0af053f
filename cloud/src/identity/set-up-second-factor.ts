import { and, eq, isNull } from 'drizzle-orm'
import type { Actor, Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { countBackupCodes, renewBackupCodes } from './backup-codes.ts'
import { identityFaults } from './errors.ts'
import { findPersonById } from './find-person.ts'
import type { Identity } from './identity.ts'
import { judgeSecondFactor } from './judge-second-factor.ts'
import { refuseLimited } from './refuse-limited.ts'
import { requireShownFactor } from './require-shown-factor.ts'
import { sealSecret, unsealSecret } from './seal-secret.ts'
import { secondFactorTries } from './sign-in-limits.ts'
import { secondFactor, session } from './tables.ts'
import { tellPerson } from './tell-person.ts'
import { matchTotp, newTotpSecret, totpUri } from './totp.ts'

type OwnContext = Pick<Context, 'actor' | 'db' | 'clock'>

/** Where a person stands with their second factor. */
export async function readSecondFactor(ctx: Pick<Context, 'actor' | 'db'>) {
  const userId = requireUser(ctx.actor)
  const [row] = await ctx.db.orm.select().from(secondFactor).where(eq(secondFactor.userId, userId))
  const isOn = row?.confirmedAt != null
  return {
    isOn,
    isShown: ctx.actor.kind === 'user' && ctx.actor.hasSecondFactor,
    backupCodesLeft: isOn ? await countBackupCodes(ctx.db.orm, userId) : 0,
  }
}

/**
 * Begins to set one up. It guards nothing until its first password is right; beginning again makes another secret.
 * @returns the secret in base32, and the address that an app reads from a QR code
 * @throws DomainError `second-factor.present` · `second-factor.required`
 */
export async function beginSecondFactor(ctx: OwnContext, identity: Identity): Promise<{ secret: string; uri: string }> {
  const userId = await requireShownFactor(ctx)
  const secret = newTotpSecret()
  await enrol(ctx.db.orm, ctx, identity, { userId, secret, isConfirmed: false })
  const person = await findPersonById(ctx.db.orm, userId)
  return { secret, uri: totpUri(secret, person?.email ?? person?.phone ?? person?.login ?? userId) }
}

/**
 * Gives a person a second factor whose secret is known elsewhere, as the demo's staff have.
 * @throws DomainError `second-factor.present`
 */
export async function enrol(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  { keys }: Pick<Identity, 'keys'>,
  { userId, secret, isConfirmed }: { userId: string; secret: string; isConfirmed: boolean },
): Promise<void> {
  const now = new Date(clock.now())
  const row = { secret: sealSecret(keys, userId, secret), confirmedAt: isConfirmed ? now : null, createdAt: now }
  const written = await tx
    .insert(secondFactor)
    .values({ userId, ...row })
    .onConflictDoUpdate({
      target: secondFactor.userId,
      set: { ...row, lastStep: 0 },
      setWhere: isNull(secondFactor.confirmedAt),
    })
    .returning({ userId: secondFactor.userId })
  if (written.length === 0) throw new DomainError(identityFaults['second-factor.present'])
}

/**
 * Ends the setting up with the first password of the app. This session has shown its second factor then.
 * @returns backup codes, shown this once
 * @throws DomainError `second-factor.wrong` `{ triesLeft }` · `second-factor.unset` · `code.limited`
 */
export async function confirmSecondFactor(
  ctx: OwnContext,
  identity: Identity,
  { code, language }: { code: string; language: Language },
): Promise<string[]> {
  const userId = await requireShownFactor(ctx)
  const nowMs = ctx.clock.now()
  const limit = secondFactorTries(userId)
  const judged = await ctx.db.as({}, async (tx) => {
    const limits = await lockLimits(tx, nowMs, [limit.key])
    const [verdict] = refuseLimited(limits, [limit], identity.refusals, nowMs)
    const isBegun = and(eq(secondFactor.userId, userId), isNull(secondFactor.confirmedAt))
    const [row] = await tx.select().from(secondFactor).where(isBegun).for('update')
    if (!row) throw new DomainError(identityFaults['second-factor.unset'])
    const step = matchTotp(unsealSecret(identity.keys, userId, row.secret), code.replaceAll(/\s/g, ''), nowMs, 0)
    if (step === undefined) {
      await limits.record(limit)
      return { triesLeft: verdict?.allowed ? verdict.left : 0 }
    }
    await tx
      .update(secondFactor)
      .set({ confirmedAt: new Date(nowMs), lastStep: step })
      .where(isBegun)
    await markShown(tx, ctx)
    await tellPerson(tx, ctx, identity, userId, { template: 'second-factor-on', language })
    return { backupCodes: await renewBackupCodes(tx, identity.keys, userId) }
  })
  if (!judged.backupCodes) throw new DomainError(identityFaults['second-factor.wrong'], { triesLeft: judged.triesLeft })
  forgetOwn(ctx.actor, identity)
  identity.messages.hurry('mail')
  return judged.backupCodes
}

/** New backup codes, shown this once; the earlier ones are worth nothing. @throws as `judgeSecondFactor` */
export function remakeBackupCodes(ctx: OwnContext, identity: Identity, code: string): Promise<string[]> {
  const userId = requireUser(ctx.actor)
  return judgeSecondFactor(ctx, identity, { userId, code }, (tx) => renewBackupCodes(tx, identity.keys, userId))
}

/** Does without a second factor from now on. @throws as `judgeSecondFactor` */
export async function removeSecondFactor(
  ctx: OwnContext,
  identity: Identity,
  { code, language }: { code: string; language: Language },
): Promise<void> {
  const userId = requireUser(ctx.actor)
  await judgeSecondFactor(ctx, identity, { userId, code }, async (tx) => {
    await tx.delete(secondFactor).where(eq(secondFactor.userId, userId))
    await renewBackupCodes(tx, identity.keys, userId)
    await tellPerson(tx, ctx, identity, userId, { template: 'second-factor-off', language })
  })
  identity.messages.hurry('mail')
}

/** Notes that this session has shown a second factor. */
export async function markShown(tx: Transaction, { actor, clock }: Pick<Context, 'actor' | 'clock'>): Promise<void> {
  if (actor.kind !== 'user') return
  await tx
    .update(session)
    .set({ secondFactorAt: new Date(clock.now()) })
    .where(eq(session.id, actor.sessionId))
}

/** Other nodes notice within two seconds (`actor-cache.ts`). */
export function forgetOwn(actor: Actor, identity: Identity): void {
  if (actor.kind === 'user') identity.actors.forgetSessions([actor.sessionId])
}
