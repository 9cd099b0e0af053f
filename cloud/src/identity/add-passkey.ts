import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Context } from '../platform/context.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { identityFaults } from './errors.ts'
import { findPersonById } from './find-person.ts'
import type { Identity } from './identity.ts'
import { keepChallenge, takeChallenge } from './passkey-challenges.ts'
import { passkeySite } from './passkey-site.ts'
import { requireShownFactor } from './require-shown-factor.ts'
import { forgetOwn, markShown } from './set-up-second-factor.ts'
import { passkey } from './tables.ts'
import { tellPerson } from './tell-person.ts'

const mostPasskeys = 20
const longestName = 60

type OwnContext = Pick<Context, 'actor' | 'db' | 'clock' | 'log'>

/** Loaded when the first passkey is met: it and what it parses certificates with take some megabytes. */
const webauthn = () => import('@simplewebauthn/server')

/**
 * What the browser needs to make a passkey for the asker. Their present ones are named, so that no device holds two.
 * @throws DomainError `passkey.unsupported` · `second-factor.required`
 */
export async function beginPasskey(ctx: OwnContext, identity: Identity) {
  const userId = await requireShownFactor(ctx)
  const { rpID } = passkeySite(identity.publicUrl)
  const [person, own] = await Promise.all([
    findPersonById(ctx.db.orm, userId),
    ctx.db.orm.select().from(passkey).where(eq(passkey.userId, userId)),
  ])
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Домовой',
    rpID,
    userID: new TextEncoder().encode(userId),
    userName: person?.email ?? person?.login ?? person?.phone ?? '',
    userDisplayName: person?.name ?? '',
    excludeCredentials: own.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
  await keepChallenge(ctx, options.challenge, userId)
  return options
}

/**
 * Keeps the passkey that the browser has made. One that has verified its owner is a second factor shown in this session.
 * @returns its id
 * @throws DomainError `passkey.refused` · `passkey.limit` · `passkey.unsupported` · `second-factor.required`
 */
export async function addPasskey(
  ctx: OwnContext,
  identity: Identity,
  { name, response, language }: { name: string; response: RegistrationResponseJSON; language: Language },
): Promise<string> {
  const userId = await requireShownFactor(ctx)
  const { isOwnerVerified, ...credential } = await verify(ctx, identity, userId, response)
  const id = uuidv7()
  await ctx.db.as({}, async (tx) => {
    if ((await tx.$count(passkey, eq(passkey.userId, userId))) >= mostPasskeys) {
      throw new DomainError(identityFaults['passkey.limit'])
    }
    const row = { id, userId, name: readPasskeyName(name), createdAt: new Date(ctx.clock.now()), ...credential }
    const added = await tx.insert(passkey).values(row).onConflictDoNothing().returning({ id: passkey.id })
    if (added.length === 0) throw new DomainError(identityFaults['passkey.refused'])
    if (isOwnerVerified) await markShown(tx, ctx)
    await tellPerson(tx, ctx, identity, userId, { template: 'passkey-added', language })
  })
  forgetOwn(ctx.actor, identity)
  identity.messages.hurry('mail')
  return id
}

async function verify(ctx: OwnContext, identity: Identity, userId: string, response: RegistrationResponseJSON) {
  const { rpID, origin } = passkeySite(identity.publicUrl)
  const { verifyRegistrationResponse } = await webauthn()
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(ctx, challenge, userId),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
  }).catch((error: unknown) => {
    ctx.log.info({ err: error }, 'a passkey was not accepted')
  })
  if (!verified?.verified) throw new DomainError(identityFaults['passkey.refused'])
  const { credential, credentialBackedUp, userVerified } = verified.registrationInfo
  return {
    isOwnerVerified: userVerified,
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
    isBackedUp: credentialBackedUp,
  }
}

/** What is left of a name without marks that nobody sees and without spaces around. */
export function readPasskeyName(text: string): string {
  const name = text
    .replaceAll(/[\p{C}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return [...name].slice(0, longestName).join('')
}
