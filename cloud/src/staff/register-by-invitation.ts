import { z } from 'zod'
import { companyPasswordRules, readCompanySettings } from '../company/index.ts'
import {
  hashPassword,
  type Identity,
  lookAtLink,
  passwordRules,
  registerPerson,
  type SignInPlace,
  startSession,
  tighten,
} from '../identity/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { findOpenInvitation } from './accept-invitation.ts'
import { staffFaults } from './errors.ts'
import { invitationPurpose } from './post-invitation.ts'

const payload = z.object({ companyId: z.uuid() })

export interface InvitedPerson {
  token: string
  password: string
}

/**
 * Makes a user of somebody who was invited by mail and has none yet: the link has proved the address. They are signed in, set up
 * a second factor next, and accept then.
 * @returns Set-Cookie values
 * @throws DomainError `invitation.over`, `invitation.to` for one that went to a phone; `person.taken`, `password.*`;
 * what `lookAtLink` throws
 */
export async function registerByInvitation(
  ctx: Context,
  identity: Identity,
  { token, password }: InvitedPerson,
  place: SignInPlace,
): Promise<string[]> {
  const link = await lookAtLink(ctx.db.orm, ctx, invitationPurpose, token)
  const { companyId } = payload.parse(link.payload)
  const { email, settings } = await ctx.db.inTenant(companyId, async (tx) => ({
    email: (await findOpenInvitation(tx, ctx, companyId, link.subject)).email,
    settings: await readCompanySettings(tx, companyId),
  }))
  if (email === null) throw new DomainError(staffFaults['invitation.to'])
  const passwordHash = await hashPassword(identity, password, tighten(passwordRules.R9, companyPasswordRules(settings)))
  return await ctx.db.as({}, async (tx) => {
    // What they are called is asked for next, where everybody is asked who has no name yet.
    const person = { familyName: '', givenName: '', patronymic: '', email, isEmailVerified: true, passwordHash }
    const { userId } = await registerPerson(tx, ctx, person)
    const { cookies } = await startSession(ctx, identity, userId, place, { tx })
    return cookies
  })
}
