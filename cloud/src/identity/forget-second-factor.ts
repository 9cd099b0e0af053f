import { eq } from 'drizzle-orm'
import type { Transaction } from '../platform/database/index.ts'
import { tellEnded } from './end-sessions.ts'
import { backupCode, passkey, secondFactor, session } from './tables.ts'

/**
 * Takes away everything that a person can show as a second factor, for one who has lost it, and ends their sessions everywhere:
 * they sign in anew and set up another one. Who may ask for that, the caller decides.
 */
export async function forgetSecondFactor(tx: Transaction, userId: string): Promise<void> {
  for (const table of [secondFactor, backupCode, passkey]) await tx.delete(table).where(eq(table.userId, userId))
  const ended = await tx.delete(session).where(eq(session.userId, userId)).returning({ id: session.id })
  await tellEnded(
    tx,
    ended.map(({ id }) => id),
  )
}
