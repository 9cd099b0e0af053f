import { and, desc, eq, gt, isNotNull } from 'drizzle-orm'
import { type CodeIssued, issueCode, parsePhone } from '../identity/index.ts'
import { type Begun, begin } from './begin.ts'
import type { Asker, RegistrationContext, RegistrationDeps } from './deps.ts'
import { findPlace, type Whereabouts } from './find-place.ts'
import { countStart } from './limits.ts'
import { registration } from './tables.ts'

/** So many of a phone's applications are looked at, and as many passwords judged whether or not they are there. */
const mostLookedAt = 2

/**
 * R7 on another device: whoever has the phone and the application's password goes on with it. Somebody else may have sent an
 * application with this phone, which is why the phone alone does not do.
 * @throws DomainError `registration.company`, `registration.way`, `phone.invalid`, `registration.limited`, and what
 * `issueCode` throws
 */
export async function resumeApplication(
  ctx: RegistrationContext,
  { identity }: RegistrationDeps,
  where: Whereabouts,
  asker: Asker,
  input: { phone: string; password: string },
): Promise<Begun & { code: CodeIssued }> {
  const { id: companyId } = await findPlace(ctx, where, 'application')
  const phone = parsePhone(input.phone)
  const { address, language } = asker
  await countStart(ctx, address)
  const code = await issueCode(ctx, identity, { purpose: 'registration', phone, address, language })
  const candidates = await ctx.db.inTenant(companyId, (tx) =>
    tx
      .select({ id: registration.id, passwordHash: registration.passwordHash })
      .from(registration)
      .where(
        and(
          eq(registration.way, 'application'),
          eq(registration.phone, phone),
          isNotNull(registration.passwordHash),
          gt(registration.expiresAt, new Date(ctx.clock.now())),
        ),
      )
      .orderBy(desc(registration.createdAt))
      .limit(mostLookedAt),
  )
  const matches: string[] = []
  for (let n = 0; n < mostLookedAt; n += 1) {
    const candidate = candidates[n]
    if ((await identity.passwords.verify(input.password, candidate?.passwordHash)) && candidate) {
      matches.push(candidate.id)
    }
  }
  const probe = { companyId, way: 'application', phone, step: 'code', data: { matches } } as const
  const begun = await ctx.db.inTenant(companyId, (tx) => begin(tx, ctx, asker, { ...probe, data: { matches } }))
  return { ...begun, code }
}
