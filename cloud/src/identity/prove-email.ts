import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { dropUnproved } from './register-person.ts'
import { user } from './tables.ts'

/** An e-mail whose owner has answered a letter becomes this person's; whoever only claimed it loses it. */
export async function proveEmail(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  userId: string,
  email: string,
): Promise<void> {
  await dropUnproved(tx, email, userId)
  const proved = { email: email.toLowerCase(), emailVerified: true, updatedAt: new Date(clock.now()) }
  await tx.update(user).set(proved).where(eq(user.id, userId))
}
