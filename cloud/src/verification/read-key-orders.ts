import { and, asc, desc, eq, inArray, isNull, ne, notInArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { findUsers } from '../identity/index.ts'
import { auditView } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { building, entrance, premises, premisesAddress } from '../property/index.ts'
import { endedStatuses, request } from '../request/index.ts'
import { residency, showReason } from '../residency/index.ts'
import type { StaffActor } from '../staff/index.ts'
import { verificationFaults } from './errors.ts'
import type { KeyOrderLineView, KeyOrderView } from './key-order-view.ts'
import { keyOrder } from './tables.ts'

type Asking = Pick<Context, 'db'>

export const queueQuery = z.object({
  /** `keys`: approved, and the key not handed over yet. */
  show: z.enum(['waiting', 'keys', 'approved', 'refused', 'revoked', 'all']).optional(),
  q: z.string().max(100).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
})
export type QueueQuery = z.infer<typeof queueQuery>

const pageSize = 50
const address = premisesAddress

/** The verification queue: who waits longest stands first; what is decided, the latest first. */
export async function listKeyOrders(
  ctx: Asking,
  { companyId }: StaffActor,
  { show = 'waiting', q = '', page = 1 }: QueueQuery,
): Promise<{ orders: KeyOrderLineView[]; total: number; waiting: number }> {
  const words = q.trim()
  const found = await ctx.db.inTenant(companyId, async (tx) => {
    const where = and(shown(show), words === '' ? undefined : matches(words))
    const joined = () =>
      tx
        .select({ order: keyOrder, number: request.number, status: request.status, address })
        .from(keyOrder)
        .innerJoin(request, eq(request.id, keyOrder.requestId))
        .innerJoin(premises, eq(premises.id, keyOrder.premisesId))
        .innerJoin(entrance, eq(entrance.id, premises.entranceId))
        .innerJoin(building, eq(building.id, entrance.buildingId))
    const rows = await joined()
      .where(where)
      .orderBy(show === 'waiting' ? asc(keyOrder.createdAt) : desc(keyOrder.createdAt))
      .limit(pageSize)
      .offset((page - 1) * pageSize)
    const [counted] = await tx
      .select({
        total: sql<number>`count(*) filter (where ${where ?? sql`true`})::int`,
        waiting: sql<number>`count(*) filter (where ${keyOrder.check} = 'waiting')::int`,
      })
      .from(keyOrder)
      .innerJoin(request, eq(request.id, keyOrder.requestId))
      .innerJoin(premises, eq(premises.id, keyOrder.premisesId))
      .innerJoin(entrance, eq(entrance.id, premises.entranceId))
      .innerJoin(building, eq(building.id, entrance.buildingId))
    return { rows, total: counted?.total ?? 0, waiting: counted?.waiting ?? 0 }
  })
  const users = await findUsers(
    ctx,
    found.rows.map(({ order }) => order.userId),
  )
  const orders = found.rows.map((row) => toLine(row, users.get(row.order.userId)?.name ?? ''))
  return { orders, total: found.total, waiting: found.waiting }
}

function shown(show: NonNullable<QueueQuery['show']>): SQL | undefined {
  if (show === 'all') return undefined
  if (show !== 'keys') return eq(keyOrder.check, show)
  return and(
    ...[inArray(keyOrder.check, ['approved', 'not-needed']), isNull(keyOrder.handedOverAt)],
    notInArray(request.status, endedStatuses),
  )
}

function matches(words: string): SQL {
  const like = `%${words.replaceAll(/[\\%_]/g, (it) => `\\${it}`)}%`
  return sql`(${keyOrder.ownerName} ilike ${like} or ${address} ilike ${like} or ${request.number}::text = ${words.replace(/^№\s*/, '')})`
}

interface Row {
  order: typeof keyOrder.$inferSelect
  number: number
  status: string
  address: string
}

function toLine({ order, number, status, address: at }: Row, residentName: string): KeyOrderLineView {
  const { name, address: its, cadastralNumber, account } = order.comparison
  return {
    ...{ requestId: order.requestId, number, check: order.check, isFree: order.isFree, status },
    ...{ ownerName: order.ownerName, residentName, address: at, hasExtract: order.extract !== null },
    createdAt: order.createdAt.toISOString(),
    agreements: {
      name: name.agreement,
      address: its.agreement,
      cadastralNumber: cadastralNumber.agreement,
      account: account.agreement,
    },
  }
}

/** One form with its comparison; the look is on record. @throws DomainError `verification.unknown` */
export async function readKeyOrder(
  ctx: Asking,
  staff: StaffActor,
  requestId: string,
  language: Language = 'ru',
): Promise<KeyOrderView> {
  const { companyId, userId: actorId } = staff
  const found = await ctx.db.inTenant(companyId, async (tx) => {
    const [row] = isUuid(requestId)
      ? await tx
          .select({ order: keyOrder, number: request.number, status: request.status, address, its: residency })
          .from(keyOrder)
          .innerJoin(request, eq(request.id, keyOrder.requestId))
          .innerJoin(premises, eq(premises.id, keyOrder.premisesId))
          .innerJoin(entrance, eq(entrance.id, premises.entranceId))
          .innerJoin(building, eq(building.id, entrance.buildingId))
          .leftJoin(
            residency,
            and(
              ...[eq(residency.userId, keyOrder.userId), eq(residency.premisesId, keyOrder.premisesId)],
              isNull(residency.endedAt),
            ),
          )
          .where(eq(keyOrder.requestId, requestId))
      : []
    if (!row) throw new DomainError(verificationFaults['verification.unknown'])
    const [others] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(keyOrder)
      .where(
        and(
          ...[eq(keyOrder.premisesId, row.order.premisesId), eq(keyOrder.isFree, true)],
          ...[ne(keyOrder.requestId, requestId), ne(keyOrder.check, 'refused')],
        ),
      )
    const subject = { subjectKind: 'key-order', subjectId: requestId, personId: row.order.userId }
    await auditView(tx, { companyId, actorId, action: 'verification.read', ...subject })
    return { ...row, keysOfFlat: others?.count ?? 0 }
  })
  const { order, its, keysOfFlat } = found
  const users = await findUsers(ctx, [order.userId, ...(order.decidedBy ? [order.decidedBy] : [])])
  const user = users.get(order.userId)
  return {
    ...toLine(found, user?.name ?? ''),
    resident: {
      ...{ userId: order.userId, name: user?.name ?? '', phone: user?.phone ?? null },
      relation: its?.relation ?? null,
      isVerified: its?.verifiedAt != null,
    },
    ...{ ownerAddress: order.ownerAddress, accountNumber: order.accountNumber, email: order.email },
    ...{
      comparison: order.comparison,
      extract: order.extract,
      keysOfFlat,
      reason: order.reason && showReason(order.reason, language),
    },
    decidedAt: order.decidedAt?.toISOString() ?? null,
    decidedByName: order.decidedBy ? (users.get(order.decidedBy)?.name ?? null) : null,
    readyAt: order.readyAt?.toISOString() ?? null,
    handedOverAt: order.handedOverAt?.toISOString() ?? null,
  }
}
