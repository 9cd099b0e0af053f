import { and, eq, ne } from 'drizzle-orm'
import type { Transaction } from '../platform/database/index.ts'
import type { Language } from '../platform/errors.ts'
import { user } from './tables.ts'

/** In which language to write to somebody who is not looking; Russian to whom there is nothing known of. */
export async function readLanguage(tx: Transaction, userId: string): Promise<Language> {
  const [row] = await tx.select({ language: user.language }).from(user).where(eq(user.id, userId))
  return row?.language ?? 'ru'
}

/** Notes the language in which a person reads the app now. */
export async function keepLanguage(tx: Transaction, userId: string, language: Language): Promise<void> {
  await tx
    .update(user)
    .set({ language })
    .where(and(eq(user.id, userId), ne(user.language, language)))
}
