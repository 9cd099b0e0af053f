import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { requireUser } from '../platform/http/index.ts'
import { sessionLivesS } from './auth.ts'
import type { Identity } from './identity.ts'
import { readToken } from './read-token.ts'
import { forgetOwn } from './set-up-second-factor.ts'
import { cookiesOf, unrememberedLivesS } from './start-session.ts'
import { session, user } from './tables.ts'

/**
 * «Не сохранять пароль» (P2): whether this sign-in, and the next ones unless said otherwise there, outlive the browser.
 * @returns Set-Cookie values: the same session, lasting or not
 */
export async function keepSignedIn(
  ctx: Context,
  identity: Identity,
  { isKept, cookieHeader }: { isKept: boolean; cookieHeader: string | undefined },
): Promise<string[]> {
  const userId = requireUser(ctx.actor)
  const sessionId = ctx.actor.kind === 'user' ? ctx.actor.sessionId : ''
  const livesS = isKept ? sessionLivesS : unrememberedLivesS
  const expiresAt = new Date(ctx.clock.now() + livesS * 1000)
  await ctx.db.as({}, async (tx) => {
    await tx.update(user).set({ keepsSignedIn: isKept }).where(eq(user.id, userId))
    await tx.update(session).set({ isRemembered: isKept, expiresAt }).where(eq(session.id, sessionId))
  })
  forgetOwn(ctx.actor, identity)
  const token = await readToken(identity.keys, cookieHeader)
  return token ? cookiesOf(identity, token, isKept ? livesS : undefined) : []
}
