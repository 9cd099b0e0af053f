import { and, desc, eq, inArray, notInArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import type { Files, ReadFile } from '../platform/files/index.ts'
import { fileFaults } from '../platform/files/index.ts'
import { requireUser } from '../platform/http/index.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { addMessage, holdRequest, type RequestRow } from './add-message.ts'
import { countTry } from './count-try.ts'
import { requestFaults } from './errors.ts'
import { readThread } from './read-thread.ts'
import { endedStatuses } from './request-status.ts'
import type { RequestLineView, RequestView } from './request-view.ts'
import { showTitle } from './said-lines.ts'
import { request, requestFile } from './tables.ts'

type Asking = Pick<Context, 'actor' | 'db' | 'clock'>

const mostShown = 200

/** How many lines others wrote since the resident read the thread last. */
const unreadOf = sql<number>`(select count(*)::int from request_message m where m.request_id = ${request.id}
  and m.author <> 'resident' and m.at > ${request.residentReadAt})`

export const ownListQuery = z.object({ closed: z.stringbool().optional() })

/** «Заявки»: the asker's own, open ones unless the closed ones are asked for; the last changed first. */
export async function listOwnRequests(
  ctx: Asking,
  { closed = false, language }: { closed?: boolean | undefined; language: Language },
) {
  const userId = requireUser(ctx.actor)
  return await ctx.db.as({ user: userId }, async (tx) => {
    const which = closed ? inArray(request.status, endedStatuses) : notInArray(request.status, endedStatuses)
    const rows = await tx
      .select({ row: request, unread: unreadOf })
      .from(request)
      .where(and(eq(request.userId, userId), which))
      .orderBy(desc(request.changedAt))
      .limit(mostShown)
    const [counted] = await tx
      .select({
        open: sql<number>`count(*) filter (where ${notInArray(request.status, endedStatuses)})::int`,
        closed: sql<number>`count(*) filter (where ${inArray(request.status, endedStatuses)})::int`,
        unread: sql<number>`coalesce(sum(${unreadOf}), 0)::int`,
      })
      .from(request)
      .where(eq(request.userId, userId))
    return {
      requests: rows.map(({ row, unread }) => toLine(row, unread, language)),
      counts: counted ?? { open: 0, closed: 0, unread: 0 },
    }
  })
}

export function toLine(row: RequestRow, unread: number, language: Language): RequestLineView {
  const { id, companyId, number, kind, status } = row
  const title = showTitle(row, language)
  const times = { createdAt: row.createdAt.toISOString(), changedAt: row.changedAt.toISOString() }
  return { id, companyId, number, kind, title, status, ...times, unread }
}

/** @throws DomainError `request.unknown`, for somebody else's too */
export async function readOwnRequest(ctx: Asking, requestId: string, language: Language): Promise<RequestView> {
  const userId = requireUser(ctx.actor)
  const { view } = await ctx.db.as({ user: userId }, (tx) => readThread(tx, requestId, { side: 'resident', language }))
  return view
}

export interface OwnMessage {
  requestId: string
  text: string
  fileIds?: readonly string[] | undefined
}

/** @throws DomainError `request.unknown`, `request.ended`, `request.text`, `request.files`, `request.limited` */
export async function writeOwnMessage(ctx: Asking, { requestId, text, fileIds = [] }: OwnMessage): Promise<void> {
  await countTry(ctx, `message-by:${requireUser(ctx.actor)}`, { max: 120, perMs: 3_600_000 })
  await changeOwn(ctx, requestId, async (tx, row, userId) => {
    await addMessage(tx, ctx.clock, row, { author: 'resident', authorId: userId, text, fileIds })
  })
}

/** What must follow when a request ends; in the same transaction, which holds the request. */
export type OnEnded = (tx: Transaction, requestId: string) => Promise<void>

/** «Закрыть»: the resident needs it no more. @throws DomainError `request.unknown`, `request.ended` */
export async function closeOwnRequest(ctx: Asking, onEnded: OnEnded, requestId: string): Promise<void> {
  await changeOwn(ctx, requestId, async (tx, row, userId) => {
    await addMessage(tx, ctx.clock, row, { author: 'resident', authorId: userId, to: 'closed' })
    await onEnded(tx, requestId)
  })
}

/** Notes that the thread was read to its end. */
export async function markOwnRead(ctx: Asking, requestId: string): Promise<void> {
  await changeOwn(ctx, requestId, async (tx, row) => {
    await tx.update(request).set({ residentReadAt: row.changedAt }).where(eq(request.id, row.id))
  })
}

/** A file of an own request. @throws DomainError `file.unknown`, for somebody else's too */
export async function readOwnFile(
  ctx: Asking,
  files: Files,
  { requestId, fileId }: { requestId: string; fileId: string },
): Promise<ReadFile> {
  const userId = requireUser(ctx.actor)
  const companyId = await findCompany(ctx, userId, requestId)
  if (!isUuid(fileId)) throw new DomainError(fileFaults['file.unknown'])
  // In the company's name as well: what staff attached is not the resident's own file, though the request is.
  return await ctx.db.as({ company: companyId, user: userId }, async (tx) => {
    await requireFileOf(tx, { requestId, fileId, residentId: userId })
    return await files.read(tx, fileId)
  })
}

/** @throws DomainError `file.unknown` when the file is of another request */
export async function requireFileOf(
  tx: Transaction,
  { requestId, fileId, residentId }: { requestId: string; fileId: string; residentId?: string },
): Promise<void> {
  const [row] =
    isUuid(requestId) && isUuid(fileId)
      ? await tx
          .select({ residentId: requestFile.residentId })
          .from(requestFile)
          .where(and(eq(requestFile.fileId, fileId), eq(requestFile.requestId, requestId)))
      : []
  if (!row || (residentId !== undefined && row.residentId !== residentId)) {
    throw new DomainError(fileFaults['file.unknown'])
  }
}

/** Row-level security decides whose it is; what is written then is the company's. */
async function changeOwn(
  ctx: Asking,
  requestId: string,
  change: (tx: Transaction, row: RequestRow, userId: string) => Promise<void>,
): Promise<void> {
  const userId = requireUser(ctx.actor)
  const companyId = await findCompany(ctx, userId, requestId)
  await ctx.db.inTenant(companyId, async (tx) => {
    const row = await holdRequest(tx, requestId)
    if (row.userId !== userId) throw new DomainError(requestFaults['request.unknown'])
    await change(tx, row, userId)
  })
}

async function findCompany(ctx: Asking, userId: string, requestId: string): Promise<string> {
  const [row] = isUuid(requestId)
    ? await ctx.db.as({ user: userId }, (tx) =>
        tx.select({ companyId: request.companyId }).from(request).where(eq(request.id, requestId)),
      )
    : []
  if (!row) throw new DomainError(requestFaults['request.unknown'])
  return row.companyId
}
