import { ne } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { endSessionsOf } from './end-sessions.ts'
import { identityFaults } from './errors.ts'
import { findPersonById } from './find-person.ts'
import type { Identity } from './identity.ts'
import { refuseLimited } from './refuse-limited.ts'
import { hashNewPassword, replacePassword } from './replace-password.ts'
import { oldPasswordTries } from './sign-in-limits.ts'
import { session } from './tables.ts'

export interface PasswordChange {
  /** Left out by who has none yet, and signs in by the phone's code. */
  oldPassword: string | undefined
  password: string
  language: Language
}

/**
 * Changes the asker's password (R12), or sets their first one. Other sessions end, and the person is told.
 * @throws DomainError `password.old-wrong` · `code.limited` · what `hashNewPassword` throws
 */
export async function changePassword(ctx: Context, identity: Identity, change: PasswordChange): Promise<void> {
  const userId = requireUser(ctx.actor)
  const person = await findPersonById(ctx.db.orm, userId)
  if (person?.passwordHash) await judgeOld(ctx, identity, userId, change.oldPassword ?? '', person.passwordHash)
  const passwordHash = await hashNewPassword(identity, userId, change.password)
  const ended = await ctx.db.as({}, async (tx) => {
    await replacePassword(tx, ctx, identity, { userId, passwordHash, language: change.language })
    return endSessionsOf(tx, userId, ctx.actor.kind === 'user' ? ne(session.id, ctx.actor.sessionId) : undefined)
  })
  identity.actors.forgetSessions(ended)
  for (const kind of ['mail', 'sms'] as const) identity.messages.hurry(kind)
}

/** Counted before it is judged, as at the sign-in. */
export async function judgeOld(
  ctx: Context,
  identity: Identity,
  userId: string,
  plain: string,
  hash: string,
): Promise<void> {
  const limit = oldPasswordTries(userId)
  const hold = <T>(work: (held: Awaited<ReturnType<typeof lockLimits>>) => Promise<T>) =>
    ctx.db.as({}, async (tx) => work(await lockLimits(tx, ctx.clock.now(), [limit.key])))
  await hold(async (held) => {
    refuseLimited(held, [limit], identity.refusals, ctx.clock.now())
    await held.record(limit)
  })
  if (!(await identity.passwords.verify(plain, hash))) throw new DomainError(identityFaults['password.old-wrong'])
  await hold((held) => held.forget(limit))
}
