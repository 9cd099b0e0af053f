import { asc, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { storedFile } from '../platform/files/index.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { building, entrance, premises, premisesAddress } from '../property/index.ts'
import { requestFaults } from './errors.ts'
import { isEnded } from './request-status.ts'
import type { RequestView } from './request-view.ts'
import { showLine, showTitle } from './said-lines.ts'
import { request, requestFile, requestMessage } from './tables.ts'

/** «Химки, ул. Лесная, д. 10, кв. 12»; null for a request of no flat. */
export const addressOf = sql<string | null>`case when ${premises.id} is null then null
  else ${premisesAddress} end`

export interface Thread {
  view: RequestView
  userId: string
  /** Whoever wrote each line, by the line's id. */
  authors: ReadonlyMap<string, string | null>
}

/**
 * A request with all that was said. Whose it may be is for the transaction: a person's shows their own only.
 * @param reader whose unread lines are counted, and in which language the house speaks
 * @throws DomainError `request.unknown`
 */
export async function readThread(
  tx: Transaction,
  requestId: string,
  { side, language }: { side: 'resident' | 'staff'; language: Language },
): Promise<Thread> {
  const [row] = isUuid(requestId)
    ? await tx
        .select({ request, address: addressOf })
        .from(request)
        .leftJoin(premises, eq(premises.id, request.premisesId))
        .leftJoin(entrance, eq(entrance.id, premises.entranceId))
        .leftJoin(building, eq(building.id, entrance.buildingId))
        .where(eq(request.id, requestId))
    : []
  if (!row) throw new DomainError(requestFaults['request.unknown'])
  const messages = await tx
    .select()
    .from(requestMessage)
    .where(eq(requestMessage.requestId, requestId))
    .orderBy(asc(requestMessage.at), asc(requestMessage.id))
  const files = await tx
    .select({
      messageId: requestFile.messageId,
      file: { id: storedFile.id, name: storedFile.name, kind: storedFile.kind, sizeBytes: storedFile.sizeBytes },
    })
    .from(requestFile)
    .innerJoin(storedFile, eq(storedFile.id, requestFile.fileId))
    .where(eq(requestFile.requestId, requestId))
    .orderBy(asc(storedFile.id))
  const filesOf = (messageId: string | null) => files.filter((it) => it.messageId === messageId).map((it) => it.file)
  const { request: its, address } = row
  const readAt = side === 'resident' ? its.residentReadAt : its.staffReadAt
  const isNews = (it: (typeof messages)[number]) => it.author !== side && (readAt === null || it.at > readAt)
  const view: RequestView = {
    ...{ id: its.id, companyId: its.companyId, number: its.number, kind: its.kind, title: showTitle(its, language) },
    ...{ description: its.description, status: its.status, isEnded: isEnded(its.status), address },
    createdAt: its.createdAt.toISOString(),
    changedAt: its.changedAt.toISOString(),
    unread: messages.filter(isNews).length,
    files: filesOf(null),
    messages: messages.map(({ id, author, text, said, change, at }) => ({
      ...{ id, author, change, authorName: null },
      text: said ? showLine(said, language) : text,
      at: at.toISOString(),
      files: filesOf(id),
    })),
  }
  return { view, userId: its.userId, authors: new Map(messages.map((it) => [it.id, it.authorId])) }
}
