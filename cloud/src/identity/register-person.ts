import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { identityFaults } from './errors.ts'
import { findPersonBy, type PersonKey } from './find-person.ts'
import { displayName, type PersonName } from './read-person-name.ts'
import { setPassword } from './set-password.ts'
import { user } from './tables.ts'

export interface NewPerson extends PersonName {
  /** E.164. */
  phone?: string
  /** Unproved phones open nothing: they are kept to be confirmed, and may be told by several people. */
  isPhoneVerified?: boolean
  email?: string
  isEmailVerified?: boolean
  login?: string
  /** As `hashPassword` made it. */
  passwordHash?: string
}

/**
 * Makes a person; names are taken as they are (`readPersonName` reads them). Who is there already by a proved phone (staff
 * entered them, or they signed in by code) is that person: given what they have not told before.
 * @throws DomainError `person.taken` `{ field: 'phone' | 'email' | 'login' }`: somebody else has it, or, for a phone, its
 * owner has a password already and should sign in
 */
export async function registerPerson(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  person: NewPerson,
): Promise<{ userId: string }> {
  const { phone, isPhoneVerified = false, isEmailVerified = false, passwordHash } = person
  const now = new Date(clock.now())
  const known = phone !== undefined && isPhoneVerified ? await findPersonBy(tx, { phone }) : undefined
  if (known?.passwordHash && passwordHash !== undefined) throw taken('phone')
  const email = person.email?.toLowerCase()
  const login = person.login?.toLowerCase()
  if (email !== undefined) {
    if (isEmailVerified) await dropUnproved(tx, email, known?.id)
    await refuseTaken(tx, 'email', { email }, known?.id)
  }
  if (login !== undefined) await refuseTaken(tx, 'login', { login }, known?.id)
  const { familyName, givenName, patronymic } = person
  const told = {
    ...{ name: displayName(person), familyName, givenName, patronymic, updatedAt: now },
    ...(phone !== undefined && (isPhoneVerified ? { phone, phoneVerified: true } : { phoneToConfirm: phone })),
    ...(email !== undefined && { email, emailVerified: isEmailVerified }),
    ...(login !== undefined && { login }),
  }
  const userId = known?.id ?? uuidv7()
  if (known) await tx.update(user).set(told).where(eq(user.id, userId))
  else await tx.insert(user).values({ id: userId, createdAt: now, ...told })
  if (passwordHash !== undefined) await setPassword(tx, { clock }, userId, passwordHash)
  return { userId }
}

/** Whoever proves an address takes it from whoever only claimed it. */
export async function dropUnproved(tx: Transaction, email: string, exceptId?: string): Promise<void> {
  const holder = await findPersonBy(tx, { email })
  if (!holder || holder.emailVerified || holder.id === exceptId) return
  await tx
    .update(user)
    .set({ email: null })
    .where(and(eq(user.id, holder.id), eq(user.emailVerified, false)))
}

async function refuseTaken(tx: Transaction, field: 'email' | 'login', key: PersonKey, ownId: string | undefined) {
  const holder = await findPersonBy(tx, key)
  if (holder && holder.id !== ownId) throw taken(field)
}

function taken(field: 'phone' | 'email' | 'login'): DomainError {
  return new DomainError(identityFaults['person.taken'], { field })
}
