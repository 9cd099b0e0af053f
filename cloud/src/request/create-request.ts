import { eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Clock } from '../platform/clock.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { keepFiles } from '../platform/files/index.ts'
import { requestFaults } from './errors.ts'
import type { RequestKind, RequestStatus } from './request-status.ts'
import { request, requestCounter, requestFile } from './tables.ts'

export const mostFiles = 10

export interface NewRequest {
  companyId: string
  /** Who asks. */
  userId: string
  kind: RequestKind
  title: string
  description: string
  /** `new` unless told otherwise. */
  status?: RequestStatus
  premisesId?: string | undefined
  accountId?: string | undefined
  /** Uploaded by the same person for the same company, and kept by nothing yet. */
  fileIds?: readonly string[]
}

export interface MadeRequest {
  id: string
  number: number
}

/**
 * Makes a request within a transaction of its company. Numbers run without gaps: the company's counter is locked until
 * the transaction ends, so call it late in a long one. Whether this person may ask this company is the caller's to know.
 * @throws DomainError `request.files` when a file is not theirs to give
 */
export async function createRequest(tx: Transaction, clock: Clock, wanted: NewRequest): Promise<MadeRequest> {
  const { companyId, userId, fileIds = [] } = wanted
  const now = new Date(clock.now())
  const isKept = fileIds.length <= mostFiles && (await keepFiles(tx, clock, { companyId, ownerId: userId, fileIds }))
  if (!isKept) throw new DomainError(requestFaults['request.files'], { most: mostFiles })
  const number = await nextNumber(tx, companyId)
  const id = uuidv7()
  const { kind, title, description, status = 'new', premisesId, accountId } = wanted
  const times = { createdAt: now, changedAt: now, residentReadAt: now }
  await tx
    .insert(request)
    .values({ id, companyId, number, userId, kind, title, description, status, premisesId, accountId, ...times })
  for (const fileId of new Set(fileIds)) {
    await tx.insert(requestFile).values({ fileId, companyId, requestId: id, residentId: userId })
  }
  return { id, number }
}

async function nextNumber(tx: Transaction, companyId: string): Promise<number> {
  await tx.insert(requestCounter).values({ companyId, last: 0 }).onConflictDoNothing()
  const [counted] = await tx
    .update(requestCounter)
    .set({ last: sql`${requestCounter.last} + 1` })
    .where(eq(requestCounter.companyId, companyId))
    .returning({ last: requestCounter.last })
  if (!counted) throw new Error(`no counter of requests for company ${companyId}`)
  return counted.last
}
