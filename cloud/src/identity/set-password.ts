import { uuidv7 } from 'uuidv7'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { passwordProvider } from './find-person.ts'
import { signInMethod } from './tables.ts'

/** Keeps a person's password, in the place of an older one. @param passwordHash as `hashPassword` made it */
export async function setPassword(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  userId: string,
  passwordHash: string,
): Promise<void> {
  const now = new Date(clock.now())
  const row = { id: uuidv7(), userId, provider: passwordProvider, subject: userId, password: passwordHash }
  await tx
    .insert(signInMethod)
    .values({ ...row, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: [signInMethod.provider, signInMethod.subject],
      set: { password: passwordHash, updatedAt: now },
    })
}
