import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { longestPassword } from './check-password.ts'
import { identityFaults } from './errors.ts'
import { type FoundPerson, findPersonBy, type PersonKey } from './find-person.ts'
import type { Identity } from './identity.ts'
import { readSignInName } from './read-sign-in-name.ts'
import { refuseLimited } from './refuse-limited.ts'
import { type SignedIn, signInAs } from './sign-in-as.ts'
import { passwordTriesFor, passwordTriesFrom, passwordTriesOf } from './sign-in-limits.ts'
import type { SignInPlace } from './start-session.ts'

export interface PasswordSignIn extends SignInPlace {
  /** Phone, e-mail or login, as the person wrote it. */
  name: string
  password: string
}

/**
 * Signs in by a password. A name that nobody has gets the same answer by the same work: one look and one hash.
 * A try is counted before it is judged, so that tries at the same moment, on whichever nodes, are no more than those in turn;
 * the right one takes the counts of its address back.
 * @throws DomainError `password.wrong` `{ triesLeft }` · `code.limited` `{ retryAfterS }` · `password.busy`
 */
export async function signInWithPassword(ctx: Context, identity: Identity, input: PasswordSignIn): Promise<SignedIn> {
  const key = readSignInName(input.name)
  const triesLeft = await countTry(ctx, identity, key, input.address)
  const person = await findPersonBy(ctx.db.orm, key)
  const hash = person && maySignInBy(person, key) ? person.passwordHash : null
  const plain = input.password.slice(0, longestPassword + 1)
  const isRight = await identity.passwords.verify(plain, plain.length > longestPassword ? null : hash)
  if (!person || !isRight) throw new DomainError(identityFaults['password.wrong'], { triesLeft })
  await forgiveTries(ctx, key, input.address)
  const { id, name, phone } = person
  return signInAs(ctx, identity, { id, name, phone }, input)
}

/** A phone that somebody only claimed is not theirs to sign in by. */
function maySignInBy(person: FoundPerson, key: PersonKey): boolean {
  return !('phone' in key) || person.phoneVerified
}

async function countTry(
  ctx: Pick<Context, 'db' | 'clock'>,
  identity: Identity,
  key: PersonKey,
  address: string,
): Promise<number> {
  const nowMs = ctx.clock.now()
  const limits = [passwordTriesOf(key, address), passwordTriesFor(key), passwordTriesFrom(address)]
  return ctx.db.as({}, async (tx) => {
    const held = await lockLimits(
      tx,
      nowMs,
      limits.map((limit) => limit.key),
    )
    const [verdict] = refuseLimited(held, limits, identity.refusals, nowMs)
    for (const limit of limits) await held.record(limit)
    return verdict?.allowed ? verdict.left : 0
  })
}

async function forgiveTries(ctx: Pick<Context, 'db' | 'clock'>, key: PersonKey, address: string): Promise<void> {
  const [own, whole, from] = [passwordTriesOf(key, address), passwordTriesFor(key), passwordTriesFrom(address)]
  await ctx.db.as({}, async (tx) => {
    const held = await lockLimits(tx, ctx.clock.now(), [own.key, whole.key, from.key])
    await held.forget(own)
    await held.takeBack(whole)
    await held.takeBack(from)
  })
}
