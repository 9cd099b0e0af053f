import { and, eq, isNotNull } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Identity } from './identity.ts'
import { type SignInPlace, startSession } from './start-session.ts'
import { secondFactor } from './tables.ts'
import type { UserView } from './user-view.ts'

export interface SignedIn {
  user: UserView
  /** The session is nobody's until `showSecondFactor`. */
  needsSecondFactor: boolean
  /** Set-Cookie values: the new session. */
  cookies: string[]
}

/** Signs in whose first factor was right: at once, or as far as the second factor where the person has set one up. */
export async function signInAs(
  ctx: Pick<Context, 'db' | 'clock'>,
  identity: Identity,
  user: UserView,
  place: SignInPlace,
): Promise<SignedIn> {
  const needsSecondFactor = await hasSecondFactor(ctx, user.id)
  const factor = needsSecondFactor ? 'awaited' : 'none'
  const { cookies } = await startSession(ctx, identity, user.id, place, { factor })
  return { user, needsSecondFactor, cookies }
}

async function hasSecondFactor({ db }: Pick<Context, 'db'>, userId: string): Promise<boolean> {
  const isSet = and(eq(secondFactor.userId, userId), isNotNull(secondFactor.confirmedAt))
  const rows = await db.orm.select({ userId: secondFactor.userId }).from(secondFactor).where(isSet)
  return rows.length > 0
}
