import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { readLanguage } from '../identity/index.ts'
import { tell } from '../notification/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { keepFiles } from '../platform/files/index.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { notify } from '../platform/live/index.ts'
import { mostFiles } from './create-request.ts'
import { requestFaults } from './errors.ts'
import { isEnded, type RequestStatus } from './request-status.ts'
import { type SaidLine, showTitle } from './said-lines.ts'
import { request, requestFile, requestMessage } from './tables.ts'

export type RequestRow = typeof request.$inferSelect

export const longestMessage = 4_000

export interface NewMessage {
  author: 'resident' | 'staff' | 'system'
  /** Null for the system. */
  authorId: string | null
  text?: string
  /** In place of a text: what the house says by itself. */
  said?: SaidLine
  fileIds?: readonly string[]
  /** Changes the status with it. */
  to?: RequestStatus
  /** False where the resident is told in another way. */
  isTold?: boolean
}

/** Holds a request until the transaction ends. @param tx in the company's name @throws DomainError `request.unknown` */
export async function holdRequest(tx: Transaction, requestId: string): Promise<RequestRow> {
  const [row] = isUuid(requestId) ? await tx.select().from(request).where(eq(request.id, requestId)).for('update') : []
  if (!row) throw new DomainError(requestFaults['request.unknown'])
  return row
}

/**
 * Adds a line to a request's thread, and with it a change of status. Open pages of the resident hear of it with the commit;
 * what staff say is told by push and mail as well.
 * @param row as `holdRequest` gave it, in the same transaction
 * @throws DomainError `request.ended`, `request.text`, `request.files`
 */
export async function addMessage(
  tx: Transaction,
  clock: Clock,
  row: RequestRow,
  { author, authorId, text = '', said: line, fileIds = [], to, isTold = true }: NewMessage,
): Promise<string> {
  if (isEnded(row.status)) throw new DomainError(requestFaults['request.ended'])
  const said = text.replaceAll('\r\n', '\n').trim()
  if ((said === '' && !line && fileIds.length === 0 && to === undefined) || said.length > longestMessage) {
    throw new DomainError(requestFaults['request.text'], { longest: longestMessage })
  }
  const { id: requestId, companyId, userId: residentId } = row
  const ownerId = authorId ?? residentId
  const isKept = fileIds.length <= mostFiles && (await keepFiles(tx, clock, { companyId, ownerId, fileIds }))
  if (!isKept) throw new DomainError(requestFaults['request.files'], { most: mostFiles })

  // Lines of one moment still follow one another, and stand after the moment that was read last.
  const at = new Date(Math.max(clock.now(), row.changedAt.getTime() + 1))
  const id = uuidv7()
  const change = to === undefined || to === row.status ? undefined : { from: row.status, to }
  await tx
    .insert(requestMessage)
    .values({ id, companyId, requestId, residentId, author, authorId, text: said, said: line, change, at })
  for (const fileId of new Set(fileIds)) {
    await tx.insert(requestFile).values({ fileId, companyId, requestId, residentId, messageId: id })
  }
  const ending = change && isEnded(change.to) ? { closedAt: at } : {}
  const seen = author === 'resident' ? { residentReadAt: at } : author === 'staff' ? { staffReadAt: at } : {}
  await tx
    .update(request)
    .set({ changedAt: at, ...(change && { status: change.to }), ...ending, ...seen })
    .where(eq(request.id, requestId))
  await notify(tx, 'person', { userId: residentId, what: 'requests' })
  if (author !== 'resident' && isTold) await tellResident(tx, row, said !== '' || line !== undefined, change?.to)
  return id
}

async function tellResident(tx: Transaction, row: RequestRow, isSaid: boolean, to: RequestStatus | undefined) {
  const { id, companyId, userId, number } = row
  const title = showTitle(row, await readLanguage(tx, userId))
  const values = { number: String(number), title }
  const link = `/requests/${id}`
  if (isSaid) await tell(tx, { userId, companyId, template: 'request.message', values, link })
  else if (to !== undefined && to !== 'new') {
    await tell(tx, { userId, companyId, template: `request.${to}`, values, link })
  }
}
