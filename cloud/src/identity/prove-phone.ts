import { and, eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { user } from './tables.ts'

/** A person whom staff have entered has told a code of their phone: from now on it is their way in, and back in. */
export async function provePhone(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  userId: string,
  phone: string,
): Promise<void> {
  const proved = { phoneVerified: true, updatedAt: new Date(clock.now()) }
  await tx
    .update(user)
    .set(proved)
    .where(and(eq(user.id, userId), eq(user.phone, phone), eq(user.phoneVerified, false)))
}
