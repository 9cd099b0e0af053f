import { and, eq, type SQL } from 'drizzle-orm'
import type { Transaction } from '../platform/database/index.ts'
import { signInMethod, user } from './tables.ts'

/** One of the names that people sign in by: E.164, an address, a chosen login. */
export type PersonKey = { phone: string } | { email: string } | { login: string }

export interface FoundPerson {
  id: string
  name: string
  familyName: string
  phone: string | null
  phoneVerified: boolean
  email: string | null
  emailVerified: boolean
  login: string | null
  /** Null for who has set no password. */
  passwordHash: string | null
}

/** What `sign_in_method` calls a password. */
export const passwordProvider = 'password'

/** Whose it is, if anybody's. An e-mail may still be unconfirmed: see `emailVerified`. */
export function findPersonBy(tx: Transaction, key: PersonKey): Promise<FoundPerson | undefined> {
  return findPerson(tx, whereOf(key))
}

export function findPersonById(tx: Transaction, userId: string): Promise<FoundPerson | undefined> {
  return findPerson(tx, eq(user.id, userId))
}

async function findPerson(tx: Transaction, where: SQL): Promise<FoundPerson | undefined> {
  const { id, name, familyName, phone, phoneVerified, email, emailVerified, login } = user
  const [row] = await tx
    .select({
      ...{ id, name, familyName, phone, phoneVerified, email, emailVerified, login },
      passwordHash: signInMethod.password,
    })
    .from(user)
    .leftJoin(signInMethod, and(eq(signInMethod.userId, user.id), eq(signInMethod.provider, passwordProvider)))
    .where(where)
  return row
}

function whereOf(key: PersonKey): SQL {
  if ('phone' in key) return eq(user.phone, key.phone)
  if ('email' in key) return eq(user.email, key.email.toLowerCase())
  return eq(user.login, key.login.toLowerCase())
}
