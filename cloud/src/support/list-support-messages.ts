import { and, count, desc, eq, ilike, inArray, lt, or, type SQL } from 'drizzle-orm'
import type { Transaction } from '../platform/database/index.ts'
import type { SupportStatus, SupportTopic } from './support-words.ts'
import { supportAnswer, supportMessage } from './tables.ts'

export interface SupportFilter {
  status?: SupportStatus | undefined
  topic?: SupportTopic | undefined
  /** A number, or a part of a name, contact or text. */
  q?: string | undefined
  /** The id of the last message of the page before. */
  before?: string | undefined
  limit: number
}

/** A company's messages, newest first, and how many there are in each state. */
export async function listSupportMessages(tx: Transaction, filter: SupportFilter) {
  const { limit, before } = filter
  const older = before === undefined ? undefined : lt(supportMessage.id, before)
  const rows = await tx
    .select()
    .from(supportMessage)
    .where(and(...conditionsOf(filter), older))
    .orderBy(desc(supportMessage.id))
    .limit(limit + 1)
  const counted = await tx
    .select({ status: supportMessage.status, count: count() })
    .from(supportMessage)
    .groupBy(supportMessage.status)
  const counts = { new: 0, answered: 0, closed: 0 }
  for (const { status, count: many } of counted) counts[status] = many
  return { rows: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null, counts }
}

/** What a person wrote themselves, with the answers. @param tx in the person's name */
export async function listOwnSupportMessages(tx: Transaction, userId: string) {
  const rows = await tx
    .select()
    .from(supportMessage)
    .where(eq(supportMessage.userId, userId))
    .orderBy(desc(supportMessage.id))
    .limit(50)
  const answers = await answersTo(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ row, answers: answers.get(row.id) ?? [] }))
}

/** Answers by message, oldest first. */
export async function answersTo(tx: Transaction, messageIds: string[]) {
  if (messageIds.length === 0) return new Map<string, (typeof supportAnswer.$inferSelect)[]>()
  const rows = await tx
    .select()
    .from(supportAnswer)
    .where(inArray(supportAnswer.messageId, messageIds))
    .orderBy(supportAnswer.id)
  return Map.groupBy(rows, ({ messageId }) => messageId)
}

function conditionsOf({ status, topic, q }: SupportFilter): (SQL | undefined)[] {
  const sought = q?.trim() ?? ''
  const part = `%${sought.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const number = /^№?\s*(\d{1,9})$/.exec(sought)?.[1]
  const words = or(
    ...(number === undefined ? [] : [eq(supportMessage.number, Number(number))]),
    ilike(supportMessage.name, part),
    ilike(supportMessage.contact, part),
    ilike(supportMessage.text, part),
  )
  return [
    status && eq(supportMessage.status, status),
    topic && eq(supportMessage.topic, topic),
    sought === '' ? undefined : words,
  ]
}
