import { and, eq, isNull } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { notify } from '../platform/live/index.ts'
import { type Pki, revocation } from '../platform/pki/index.ts'
import { fleetFaults } from './errors.ts'
import { digestOf } from './issue-claim.ts'
import { certificate, claim, controller } from './tables.ts'

export interface Claimed {
  controllerId: string
  certificate: string
}

/**
 * Turns the bearer of a code into the controller that the code was made for, and gives its key a certificate.
 * Certificates that the controller held before no longer count: there is one box per controller.
 * @throws DomainError `claim.unknown`, `claim.used`, `claim.expired`, `csr.invalid`; a bad request does not use up the code
 */
export async function claimController(
  ctx: Pick<Context, 'db' | 'clock' | 'log'>,
  pki: Pki,
  { code, csr }: { code: string; csr: string },
): Promise<Claimed> {
  const codeDigest = digestOf(code)
  const now = ctx.clock.now()
  const [found] = await ctx.db.as({ claim: codeDigest }, (tx) =>
    tx.select().from(claim).where(eq(claim.codeDigest, codeDigest)),
  )
  if (!found) throw new DomainError(fleetFaults['claim.unknown'])
  if (found.usedAt) throw new DomainError(fleetFaults['claim.used'])
  if (found.expiresAt.getTime() <= now) throw new DomainError(fleetFaults['claim.expired'])
  const { companyId, controllerId } = found
  const issued = await pki.issueController(csr, controllerId, now)
  await ctx.db.inTenant(companyId, async (tx) => {
    const used = await tx
      .update(claim)
      .set({ usedAt: new Date(now) })
      .where(and(eq(claim.id, found.id), isNull(claim.usedAt)))
    // Two at once: the second finds it used.
    if (used.rowCount !== 1) throw new DomainError(fleetFaults['claim.used'])
    const earlier = await tx
      .select({ serial: certificate.serial })
      .from(certificate)
      .where(eq(certificate.controllerId, controllerId))
    if (earlier.length > 0) await tx.insert(revocation).values(earlier).onConflictDoNothing()
    await tx.insert(certificate).values({
      serial: issued.serial,
      companyId,
      controllerId,
      issuedAt: issued.notBefore,
      expiresAt: issued.notAfter,
    })
    await tx
      .update(controller)
      .set({ claimedAt: new Date(now) })
      .where(eq(controller.id, controllerId))
    for (const { serial } of earlier) await notify(tx, 'revoked', { serial })
  })
  ctx.log.info({ controllerId }, 'controller claimed')
  return { controllerId, certificate: issued.certificate }
}
