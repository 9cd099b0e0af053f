import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { and, eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { identityFaults } from './errors.ts'
import { findPersonById } from './find-person.ts'
import type { Identity } from './identity.ts'
import { keepChallenge, takeChallenge } from './passkey-challenges.ts'
import { passkeySite } from './passkey-site.ts'
import { refuseLimited } from './refuse-limited.ts'
import { type SignedIn, signInAs } from './sign-in-as.ts'
import { passkeyTriesFrom } from './sign-in-limits.ts'
import { type SignInPlace, startSession } from './start-session.ts'
import { passkey } from './tables.ts'

const webauthn = () => import('@simplewebauthn/server')

/**
 * What the browser needs to sign somebody in. Nobody is named: the device offers what it has for this site.
 * @throws DomainError `passkey.unsupported` · `code.limited`
 */
export async function beginPasskeySignIn(ctx: Context, identity: Identity, address: string) {
  const { rpID } = passkeySite(identity.publicUrl)
  const limit = passkeyTriesFrom(address)
  await ctx.db.as({}, async (tx) => {
    const limits = await lockLimits(tx, ctx.clock.now(), [limit.key])
    refuseLimited(limits, [limit], identity.refusals, ctx.clock.now())
    await limits.record(limit)
  })
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'preferred' })
  await keepChallenge(ctx, options.challenge, null)
  return options
}

/**
 * Signs in by a passkey. One that has verified its owner, by a finger or a PIN, is both factors at once; a bare touch is the
 * first only.
 * @throws DomainError `passkey.refused` · `passkey.unsupported`
 */
export async function signInWithPasskey(
  ctx: Context,
  identity: Identity,
  { response, ...place }: { response: AuthenticationResponseJSON } & SignInPlace,
): Promise<SignedIn> {
  const { userId, isVerified } = await verify(ctx, identity, response)
  const person = await findPersonById(ctx.db.orm, userId)
  if (!person) throw new DomainError(identityFaults['passkey.refused'])
  const { id, name, phone } = person
  const user = { id, name, phone }
  if (!isVerified) return signInAs(ctx, identity, user, place)
  const { cookies } = await startSession(ctx, identity, id, place, { factor: 'shown' })
  return { user, needsSecondFactor: false, cookies }
}

async function verify(ctx: Context, identity: Identity, response: AuthenticationResponseJSON) {
  const { rpID, origin } = passkeySite(identity.publicUrl)
  const [known] = await ctx.db.orm.select().from(passkey).where(eq(passkey.credentialId, response.id))
  if (!known) throw new DomainError(identityFaults['passkey.refused'])
  const { verifyAuthenticationResponse } = await webauthn()
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(ctx, challenge, null),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
    credential: {
      id: known.credentialId,
      publicKey: Buffer.from(known.publicKey, 'base64url'),
      counter: known.counter,
    },
  }).catch((error: unknown) => {
    ctx.log.info({ err: error }, 'a passkey was not accepted')
  })
  if (!verified?.verified) throw new DomainError(identityFaults['passkey.refused'])
  const { newCounter: counter, userVerified, credentialBackedUp: isBackedUp } = verified.authenticationInfo
  // A counter that another sign-in has moved meanwhile means two devices with one key, or a replay.
  const moved = await ctx.db.orm
    .update(passkey)
    .set({ counter, isBackedUp, lastUsedAt: new Date(ctx.clock.now()) })
    .where(and(eq(passkey.id, known.id), eq(passkey.counter, known.counter)))
    .returning({ id: passkey.id })
  if (moved.length === 0) throw new DomainError(identityFaults['passkey.refused'])
  return { userId: known.userId, isVerified: userVerified }
}
