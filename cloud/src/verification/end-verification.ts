import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { compareNames } from '../account/index.ts'
import { findUsers, readLanguage } from '../identity/index.ts'
import { tell } from '../notification/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { addMessage, holdRequest, isEnded } from '../request/index.ts'
import { type EndReason, residency, showReason, unverifyResidency } from '../residency/index.ts'
import type { StaffActor } from '../staff/index.ts'
import { verificationFaults } from './errors.ts'
import { addressOfPremises, findResidency, holdOrder, type KeyOrderRow } from './hold-order.ts'
import { readReason } from './read-reason.ts'
import { keyOrder } from './tables.ts'

type Deps = Pick<Context, 'db' | 'clock'>

/**
 * Staff end a verification: the intercom closes on the person's open pages within seconds, and they are told why.
 * @throws DomainError `verification.unknown`, `verification.not-verified`, `verification.reason`
 */
export async function revokeVerification(
  ctx: Deps,
  { companyId, userId: actorId }: StaffActor,
  { requestId, reason }: { requestId: string; reason: string },
): Promise<void> {
  await ctx.db.inTenant(companyId, async (tx) => {
    const { order } = await holdOrder(tx, requestId)
    const home = await findResidency(tx, order)
    if (!home?.verifiedAt) throw new DomainError(verificationFaults['verification.not-verified'])
    const because = readReason(reason)
    await endFor(tx, ctx, { ...order, companyId, actorId, residencyId: home.id, reason: because })
  })
}

/**
 * An approved extract that is newer than those which others of the flat were verified by, and names none of their owners,
 * ends their verification (V5).
 */
export async function endByNewerExtract(
  tx: Transaction,
  ctx: Deps,
  order: KeyOrderRow,
  actorId: string,
): Promise<void> {
  const { extract } = order
  if (!extract || extract.date === '' || extract.owners.length === 0) return
  const others = await tx
    .select()
    .from(keyOrder)
    .where(
      and(
        ...[eq(keyOrder.premisesId, order.premisesId), eq(keyOrder.check, 'approved')],
        ...[ne(keyOrder.requestId, order.requestId), ne(keyOrder.userId, order.userId)],
      ),
    )
  for (const other of others) {
    const isOlder = (other.extract?.date || other.createdAt.toISOString().slice(0, 10)) < extract.date
    if (!isOlder || namesOwner(extract.owners, other.ownerName)) continue
    const home = await findResidency(tx, other)
    if (!home?.verifiedAt) continue
    await endFor(tx, ctx, { ...other, actorId, residencyId: home.id, reason: 'newer-extract' })
  }
}

/**
 * The register names other owners now (V5): verified residents of the flat who were verified by an owner that is no longer
 * there lose it. Whoever an owner let in stays as long as that owner (`unverifyResidency`).
 * @param tx in the company's name
 * @returns how many verifications ended, whom their owners let in not counted
 */
export async function endForNewOwners(
  tx: Transaction,
  ctx: Deps,
  change: { companyId: string; actorId: string | null; premisesId: string; owners: readonly string[] },
): Promise<number> {
  const { companyId, actorId, premisesId, owners } = change
  if (owners.length === 0) return 0
  const homes = await tx
    .select({
      id: residency.id,
      userId: residency.userId,
      relation: residency.relation,
      verifiedBy: residency.verifiedBy,
    })
    .from(residency)
    .where(and(eq(residency.premisesId, premisesId), isNull(residency.endedAt), isNotNull(residency.verifiedAt)))
  const orders = await tx
    .select()
    .from(keyOrder)
    .where(and(eq(keyOrder.premisesId, premisesId), eq(keyOrder.check, 'approved')))
  const users = await findUsers(
    ctx,
    homes.map((it) => it.userId),
  )
  const isNamed = (home: (typeof homes)[number]) => {
    const own = orders.filter((it) => it.userId === home.userId)
    if (own.length > 0) return own.some((it) => namesOwner(owners, it.ownerName))
    return namesPerson(owners, users.get(home.userId)?.name ?? '')
  }
  const rooted = homes.filter((it) => it.verifiedBy !== 'owner')
  const staying = rooted.filter(isNamed)
  // Family and tenants of whom nothing says whose they are stay while an owner of the flat does.
  const hasOwner = staying.some((it) => it.relation === 'owner')
  const isOwn = (home: (typeof homes)[number]) =>
    home.relation === 'owner' || orders.some((it) => it.userId === home.userId)
  const gone = rooted.filter((it) => !staying.includes(it) && (isOwn(it) || !hasOwner))
  for (const home of gone) {
    const order = orders.find((it) => it.userId === home.userId)
    const whose = { userId: home.userId, requestId: order?.requestId }
    await endFor(tx, ctx, { companyId, actorId, premisesId, residencyId: home.id, ...whose, reason: 'new-owner' })
  }
  return gone.length
}

function namesOwner(owners: readonly string[], name: string): boolean {
  return owners.some((owner) => compareNames(owner, name) !== 'differs')
}

/** People are shown as «Анна Смирнова»; registers write the surname first and the patronymic too. */
function namesPerson(owners: readonly string[], shown: string): boolean {
  const [given = '', ...family] = shown.split(' ')
  return namesOwner(owners, `${family.join(' ')} ${given}`)
}

interface Ending {
  companyId: string
  actorId: string | null
  residencyId: string
  userId: string
  premisesId: string
  /** Of the order that it rested on, where there was one. */
  requestId?: string | undefined
  /** Staff's words, or why the house did it by itself. */
  reason: string | EndReason
}

async function endFor(tx: Transaction, ctx: Deps, ending: Ending): Promise<void> {
  const { companyId, actorId, residencyId, userId, premisesId, requestId, reason } = ending
  await unverifyResidency(tx, { residencyId })
  const subject = { subjectKind: 'residency', subjectId: residencyId, personId: userId, details: { reason } }
  await audit(tx, { companyId, actorId, action: 'verification.end', ...subject })
  const address = await addressOfPremises(tx, premisesId)
  const link = requestId === undefined ? '/' : `/requests/${requestId}`
  const because = showReason(reason, await readLanguage(tx, userId))
  await tell(tx, { userId, companyId, template: 'verification.ended', values: { address, reason: because }, link })
  if (requestId === undefined) return
  const revoked = { check: 'revoked', reason, decidedAt: new Date(ctx.clock.now()), decidedBy: actorId } as const
  const request = await holdRequest(tx, requestId)
  await tx.update(keyOrder).set(revoked).where(eq(keyOrder.requestId, requestId))
  if (isEnded(request.status)) return
  const said = { code: 'check.ended', values: { reason } } as const
  await addMessage(tx, ctx.clock, request, { author: 'system', authorId: null, said, isTold: false })
}
