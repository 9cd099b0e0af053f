import { and, desc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { account } from '../account/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { building, entrance, premises } from '../property/index.ts'
import { residency } from '../residency/index.ts'
import { requireStaff } from '../staff/index.ts'
import { type ApplicationView, applicationView } from './application-view.ts'
import { reviewMs } from './begin.ts'
import type { Draft } from './find-draft.ts'
import { registration } from './tables.ts'

export interface ApplicationFilter {
  /** `waiting`: those that staff have to decide, oldest first. */
  state: 'waiting' | 'approved' | 'refused' | 'all'
  /** A part of name, account or phone. */
  q?: string | undefined
}

const most = 300

/** The queue «Заявки на регистрацию». @throws DomainError `staff.…` */
export async function listApplications(
  ctx: Context,
  companyId: string,
  { state, q = '' }: ApplicationFilter,
): Promise<ApplicationView[]> {
  await requireStaff(ctx, companyId, 'applications.decide')
  const steps = { waiting: ['review'], approved: ['code'], refused: ['refused'], all: ['review', 'code', 'refused'] }
  const wanted = steps[state].map((it) => it as Draft['step'])
  return await ctx.db.inTenant(companyId, async (tx) => {
    const sought = q
      .trim()
      .toLowerCase()
      .replaceAll(/[\\%_]/g, '\\$&')
    const text = sql`lower(concat_ws(' ', ${registration.data}->>'familyName', ${registration.data}->>'givenName',
      ${registration.data}->>'patronymic', ${registration.data}->>'accountNumber', ${registration.phone}, ${registration.email}))`
    const rows = await tx
      .select()
      .from(registration)
      .where(
        and(
          eq(registration.way, 'application'),
          inArray(registration.step, wanted),
          isNotNull(registration.accountMatch),
          sought === '' ? undefined : sql`${text} like ${`%${sought}%`}`,
        ),
      )
      .orderBy(state === 'waiting' ? registration.createdAt : desc(registration.createdAt))
      .limit(most)
    return await describe(tx, rows, ctx.clock.now())
  })
}

/** How many wait, for the room's badge. @throws DomainError `staff.…` */
export async function countWaiting(ctx: Context, companyId: string): Promise<number> {
  await requireStaff(ctx, companyId, 'applications.decide')
  return await ctx.db.inTenant(companyId, (tx) =>
    tx.$count(registration, and(eq(registration.way, 'application'), eq(registration.step, 'review'))),
  )
}

async function describe(tx: Transaction, rows: Draft[], nowMs: number): Promise<ApplicationView[]> {
  const numbers = rows.flatMap(({ data }) => (data.accountNumber ? [data.accountNumber] : []))
  const accounts = numbers.length === 0 ? [] : await tx.select().from(account).where(inArray(account.number, numbers))
  const ownersOf = new Map(accounts.map(({ number, owners }) => [number, owners]))
  const places = await placesOf(tx, [...new Set(rows.flatMap(({ premisesId }) => premisesId ?? []))])
  return rows.map((row) => {
    const { data, createdAt, decidedAt, decidedBy, premisesId } = row
    const dueMs = createdAt.getTime() + reviewMs
    const place = premisesId === null ? undefined : places.get(premisesId)
    const open = dueMs <= nowMs ? 'late' : 'review'
    return {
      id: row.id,
      state: row.step === 'review' ? open : row.step === 'refused' ? 'refused' : 'approved',
      familyName: data.familyName ?? '',
      givenName: data.givenName ?? '',
      patronymic: data.patronymic ?? '',
      accountNumber: data.accountNumber ?? '',
      phone: row.phone ?? '',
      email: row.email,
      submittedAt: createdAt.toISOString(),
      dueAt: new Date(dueMs).toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
      decidedBy,
      reason: row.decisionReason,
      match: applicationView.shape.match.catch('unknown').parse(row.accountMatch),
      owners: ownersOf.get(data.accountNumber ?? '') ?? [],
      premises: place ? { id: place.id, address: place.address, number: place.number } : null,
      hasVerifiedResidents: place?.isVerified ?? false,
    }
  })
}

async function placesOf(tx: Transaction, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const verified = sql<boolean>`exists (select from ${residency} where ${residency.premisesId} = ${premises.id}
    and ${isNotNull(residency.verifiedAt)} and ${isNull(residency.endedAt)})`
  const rows = await tx
    .select({ id: premises.id, address: building.address, number: premises.number, isVerified: verified })
    .from(premises)
    .innerJoin(entrance, eq(entrance.id, premises.entranceId))
    .innerJoin(building, eq(building.id, entrance.buildingId))
    .where(and(inArray(premises.id, [...ids]), ne(premises.number, '')))
  return new Map(rows.map((row) => [row.id, row]))
}
