import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { identityFaults } from './errors.ts'
import { findPersonBy, findPersonById } from './find-person.ts'
import type { Identity } from './identity.ts'
import { issueLink, lookAtLink, takeLink } from './one-time-link.ts'
import { proveEmail } from './prove-email.ts'
import { readEmail } from './read-email.ts'
import { refuseLimited } from './refuse-limited.ts'
import { lettersFrom, lettersTo } from './sign-in-limits.ts'
import { tellPerson } from './tell-person.ts'

const purpose = 'confirm-email'
/** The letter says so too. */
const livesMs = 24 * 60 * 60 * 1000

const payload = z.object({ email: z.string() })

/**
 * Sends a link to an address that the asker says is theirs. Nothing changes until it is followed; and whether somebody else
 * has the address is told to who can read its letters only.
 * @returns the address as it was understood
 * @throws DomainError `email.invalid` · `email.unsent` · `code.limited`
 */
export async function beginEmail(
  ctx: Context,
  identity: Identity,
  input: { email: string; address: string; language: Language },
): Promise<string> {
  const subject = requireUser(ctx.actor)
  const email = readEmail(input.email)
  if (email === null) throw new DomainError(identityFaults['email.invalid'])
  if (!identity.messages.carries('mail')) throw new DomainError(identityFaults['email.unsent'])
  const limits = [lettersTo(email), lettersFrom(input.address)]
  await ctx.db.as({}, async (tx) => {
    const keys = limits.map(({ key }) => key)
    const held = await lockLimits(tx, ctx.clock.now(), keys)
    refuseLimited(held, limits, identity.refusals, ctx.clock.now())
    for (const limit of limits) await held.record(limit)
    const token = await issueLink(tx, ctx, { purpose, subject, payload: { email }, livesMs })
    const values = { link: `${identity.publicUrl}/confirm-email#${token}` }
    const told = { kind: 'mail', template: 'confirm-email-link', values, to: email, language: input.language } as const
    await identity.messages.queue(tx, { ...told, expiresAt: ctx.clock.now() + livesMs, key: `${purpose}:${subject}` })
  })
  identity.messages.hurry('mail')
  return email
}

/**
 * Makes the link's address the one that its person signs in by; a confirmed one that it takes the place of is told. Works
 * on a device where nobody is signed in, since letters are read anywhere; not where somebody else is.
 * @returns the address
 * @throws DomainError `link.unknown`, `link.used`, `link.expired` · `link.foreign` · `person.taken` `{ field: 'email' }`
 */
export async function confirmEmail(
  ctx: Context,
  identity: Identity,
  { token, language }: { token: string; language: Language },
): Promise<string> {
  const { actor } = ctx
  const email = await ctx.db.as({}, async (tx) => {
    const { subject } = await lookAtLink(tx, ctx, purpose, token)
    if (actor.kind === 'user' && actor.userId !== subject) throw new DomainError(identityFaults['link.foreign'])
    const taken = await takeLink(tx, ctx, purpose, token)
    const { email } = payload.parse(taken.payload)
    const holder = await findPersonBy(tx, { email })
    if (holder?.emailVerified && holder.id !== subject)
      throw new DomainError(identityFaults['person.taken'], { field: 'email' })
    const before = await findPersonById(tx, subject)
    await proveEmail(tx, ctx, subject, email)
    if (before?.email && before.emailVerified && before.email !== email) {
      await tellPerson(tx, ctx, identity, subject, { template: 'email-changed', language, to: before.email })
    }
    return email
  })
  identity.messages.hurry('mail')
  return email
}
