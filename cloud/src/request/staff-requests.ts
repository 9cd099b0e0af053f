import { and, desc, eq, gte, ilike, inArray, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { findUsers } from '../identity/index.ts'
import { auditView } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import type { Files, ReadFile } from '../platform/files/index.ts'
import { building, entrance, premises } from '../property/index.ts'
import { type StaffActor, staffFaults } from '../staff/index.ts'
import { addMessage, holdRequest } from './add-message.ts'
import { requestFaults } from './errors.ts'
import { type OnEnded, requireFileOf, toLine } from './own-requests.ts'
import { addressOf, readThread } from './read-thread.ts'
import {
  endedStatuses,
  isEnded,
  mayBecome,
  type RequestStatus,
  requestKinds,
  requestStatuses,
} from './request-status.ts'
import type { StaffLineView, StaffRequestView } from './request-view.ts'
import { request } from './tables.ts'

type Asking = Pick<Context, 'db' | 'clock'>

export const staffListQuery = z.object({
  /** `open`: all that have not ended. */
  status: z.enum(['open', ...requestStatuses]).optional(),
  kind: z.enum(requestKinds).optional(),
  /** A number, or words of the title. */
  q: z.string().max(100).optional(),
  unread: z.stringbool().optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
})
export type StaffListQuery = z.infer<typeof staffListQuery>

const pageSize = 50

const unreadOf = sql<number>`(select count(*)::int from request_message m where m.request_id = ${request.id}
  and m.author = 'resident' and (${request.staffReadAt} is null or m.at > ${request.staffReadAt}))`

/** A company's requests, the last changed first. */
export async function listCompanyRequests(
  ctx: Asking,
  { companyId }: StaffActor,
  { status = 'open', kind, q = '', unread = false, page = 1, language }: StaffListQuery & { language: Language },
): Promise<{ requests: StaffLineView[]; total: number }> {
  const words = q.trim()
  const conditions: (SQL | undefined)[] = [
    status === 'open' ? notInArray(request.status, endedStatuses) : eq(request.status, status),
    kind && eq(request.kind, kind),
    words === ''
      ? undefined
      : /^№?\s*\d{1,9}$/.test(words)
        ? eq(request.number, Number(words.replace(/\D/g, '')))
        : named(words),
    unread ? or(gte(unreadOf, 1), eq(request.status, 'new')) : undefined,
  ]
  const found = await ctx.db.inTenant(companyId, async (tx) => {
    const where = and(...conditions)
    const [counted] = await tx.select({ total: sql<number>`count(*)::int` }).from(request).where(where)
    const rows = await tx
      .select({ row: request, unread: unreadOf, address: addressOf })
      .from(request)
      .leftJoin(premises, eq(premises.id, request.premisesId))
      .leftJoin(entrance, eq(entrance.id, premises.entranceId))
      .leftJoin(building, eq(building.id, entrance.buildingId))
      .where(where)
      .orderBy(desc(request.changedAt))
      .limit(pageSize)
      .offset((page - 1) * pageSize)
    return { total: counted?.total ?? 0, rows }
  })
  const users = await findUsers(
    ctx,
    found.rows.map(({ row }) => row.userId),
  )
  const requests = found.rows.map(({ row, unread: news, address }) => {
    const user = users.get(row.userId)
    const resident = { userId: row.userId, name: user?.name ?? '', phone: user?.phone ?? null }
    return { ...toLine(row, news, language), address, resident }
  })
  return { requests, total: found.total }
}

function named(words: string): SQL {
  return ilike(request.title, `%${words.replaceAll(/[\\%_]/g, (it) => `\\${it}`)}%`)
}

/** With the thread; the look is on record. @throws DomainError `request.unknown` */
export async function readCompanyRequest(
  ctx: Asking,
  staff: StaffActor,
  { requestId, language }: { requestId: string; language: Language },
): Promise<StaffRequestView> {
  const { companyId, userId: actorId } = staff
  const { view, userId, authors } = await ctx.db.inTenant(companyId, async (tx) => {
    const thread = await readThread(tx, requestId, { side: 'staff', language })
    const subject = { subjectKind: 'request', subjectId: requestId, personId: thread.userId }
    await auditView(tx, { companyId, actorId, action: 'request.read', ...subject })
    return thread
  })
  const ids = [userId, ...authors.values()].filter((it) => it !== null)
  const users = await findUsers(ctx, ids)
  const nameOf = (id: string | null | undefined) => (id ? (users.get(id)?.name ?? null) : null)
  const resident = { userId, name: nameOf(userId) ?? '', phone: users.get(userId)?.phone ?? null }
  return { ...view, resident, messages: view.messages.map((it) => ({ ...it, authorName: nameOf(authors.get(it.id)) })) }
}

export interface StaffMessage {
  requestId: string
  text: string
  fileIds?: readonly string[] | undefined
}

/** @throws DomainError `request.unknown`, `request.ended`, `request.text`, `request.files` */
export async function writeStaffMessage(ctx: Asking, staff: StaffActor, message: StaffMessage): Promise<void> {
  const { requestId, text, fileIds = [] } = message
  await ctx.db.inTenant(staff.companyId, async (tx) => {
    const row = await holdRequest(tx, requestId)
    // Whoever answers has taken it up.
    const taken = row.status === 'new' ? { to: 'in-work' as const } : {}
    await addMessage(tx, ctx.clock, row, { author: 'staff', authorId: staff.userId, text, fileIds, ...taken })
  })
}

/**
 * A key is decided on and handed over by its form, where both stay on record: such a request can only be closed here.
 * @throws DomainError `request.unknown`, `request.status`, `request.by-form`
 */
export async function setRequestStatus(
  ctx: Asking,
  onEnded: OnEnded,
  staff: StaffActor,
  { requestId, to }: { requestId: string; to: RequestStatus },
): Promise<void> {
  await ctx.db.inTenant(staff.companyId, async (tx) => {
    const row = await holdRequest(tx, requestId)
    if (!mayBecome(row.status, to)) throw new DomainError(requestFaults['request.status'])
    if (row.kind !== 'question' && (to === 'done' || to === 'refused')) {
      throw new DomainError(requestFaults['request.by-form'])
    }
    await addMessage(tx, ctx.clock, row, { author: 'staff', authorId: staff.userId, to })
    if (isEnded(to)) await onEnded(tx, requestId)
  })
}

/** Notes that staff have read the thread to its end. @throws DomainError `request.unknown` */
export async function markStaffRead(ctx: Asking, staff: StaffActor, requestId: string): Promise<void> {
  await ctx.db.inTenant(staff.companyId, async (tx) => {
    const row = await holdRequest(tx, requestId)
    await tx.update(request).set({ staffReadAt: row.changedAt }).where(eq(request.id, row.id))
  })
}

/** A resident's file, for staff; who looked at whose is on record before it leaves. @throws DomainError `file.unknown` */
export async function readStaffFile(
  ctx: Asking,
  files: Files,
  staff: StaffActor,
  { requestId, fileId }: { requestId: string; fileId: string },
): Promise<ReadFile> {
  const { companyId, userId: actorId } = staff
  return await ctx.db.inTenant(companyId, async (tx) => {
    await requireFileOf(tx, { requestId, fileId })
    const [row] = await tx
      .select({ userId: request.userId, kind: request.kind })
      .from(request)
      .where(inArray(request.id, [requestId]))
    if (!row) throw new DomainError(requestFaults['request.unknown'])
    // What a resident gives to be verified is for those who verify, not for everybody who works on requests.
    if (row.kind !== 'question' && !staff.permissions.includes('verification.decide')) {
      throw new DomainError(staffFaults['staff.required'], { permission: 'verification.decide' })
    }
    const details = { requestId }
    const subject = { subjectKind: 'file', subjectId: fileId, personId: row.userId, details }
    await auditView(tx, { companyId, actorId, action: 'file.read', ...subject })
    return await files.read(tx, fileId)
  })
}
