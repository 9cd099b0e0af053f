import { eq } from 'drizzle-orm'
import { z } from 'zod'
import {
  findPersonBy,
  findPersonById,
  identityFaults,
  lookAtLink,
  proveEmail,
  signInAs,
  takeLink,
} from '../identity/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { letterPurpose } from './begin-by-letter.ts'
import { type Completed, emailPurpose, settle } from './complete.ts'
import type { Asker, RegistrationContext, RegistrationDeps } from './deps.ts'
import { readToken } from './draft-token.ts'
import type { Draft } from './find-draft.ts'
import { registration } from './tables.ts'

const companyPayload = z.object({ companyId: z.uuid() })
const emailPayload = z.object({ userId: z.uuid(), email: z.string() })

export interface Activated {
  /** What to sign in with. */
  login: string
  /** Only on the device that began the registration: a letter may be opened by somebody else. */
  signedIn: Completed | undefined
}

/**
 * R8, R9: the link of the letter makes the person.
 * @throws DomainError `link.unknown`, `link.used`, `link.expired`, `person.taken` when login or address went to somebody else
 */
export async function activate(
  ctx: RegistrationContext,
  deps: RegistrationDeps,
  asker: Asker,
  token: string,
): Promise<Activated> {
  const { subject: id, payload } = await ctx.db.as({}, (tx) => lookAtLink(tx, ctx, letterPurpose, token))
  const { companyId } = companyPayload.parse(payload)
  const made = await ctx.db.inTenant(companyId, async (tx) => {
    await takeLink(tx, ctx, letterPurpose, token)
    const draft = await findById(tx, id)
    if (!draft || draft.isDecoy || draft.expiresAt.getTime() <= ctx.clock.now()) {
      throw new DomainError(identityFaults['link.expired'])
    }
    return { draft, user: await settle(tx, ctx, deps, draft, { isEmailProved: true }) }
  })
  const { draft, user } = made
  const login = draft.login ?? draft.email ?? ''
  const own = readToken(asker.token)
  if (own === undefined || !draft.tokenHashes.includes(own.tokenHash)) return { login, signedIn: undefined }
  const { address, userAgent } = asker
  return { login, signedIn: await signInAs(ctx, deps.identity, user, { address, userAgent, isRemembered: true }) }
}

async function findById(tx: Transaction, id: string): Promise<Draft | undefined> {
  const [row] = await tx.select().from(registration).where(eq(registration.id, id)).for('update')
  return row
}

/**
 * R4, R7: the e-mail told in the registration becomes a login, unless its person has confirmed another one meanwhile.
 * @throws DomainError `link.unknown`, `link.used`, `link.expired`, `person.taken`
 */
export async function confirmEmail(ctx: RegistrationContext, token: string): Promise<{ login: string }> {
  return await ctx.db.as({}, async (tx) => {
    const { payload } = await takeLink(tx, ctx, emailPurpose, token)
    const { userId, email } = emailPayload.parse(payload)
    const person = await findPersonById(tx, userId)
    if (!person || (person.emailVerified && person.email !== email)) {
      throw new DomainError(identityFaults['link.expired'])
    }
    const holder = await findPersonBy(tx, { email })
    if (holder && holder.id !== userId && holder.emailVerified) throw new DomainError(identityFaults['person.taken'])
    await proveEmail(tx, ctx, userId, email)
    return { login: email }
  })
}
