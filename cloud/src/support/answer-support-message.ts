import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { tell } from '../notification/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { supportFaults } from './errors.ts'
import type { SupportDeps } from './send-support-message.ts'
import type { SupportStatus } from './support-words.ts'
import { supportAnswer, supportMessage } from './tables.ts'

const answerLivesMs = 3 * 24 * 60 * 60 * 1000
const shortestAnswer = 2
const longestAnswer = 4_000
/** An SMS is cut into parts of 67 characters (3GPP TS 23.040): nobody reads ten of them. */
const longestSms = 600

export interface SupportAnswerInput {
  messageId: string
  text: string
  authorId: string
}

/**
 * Answers by what the writer left: a letter, or an SMS; who has a user reads it in the app as well.
 * @param tx in the company's name
 * @throws DomainError `support.unknown`, `support.closed`, `support.text`
 */
export async function answerSupportMessage(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  { post }: Pick<SupportDeps, 'post'>,
  { messageId, text, authorId }: SupportAnswerInput,
): Promise<{ kind: 'sms' | 'mail' }> {
  const message = await holdMessage(tx, messageId)
  if (message.status === 'closed') throw new DomainError(supportFaults['support.closed'])
  const said = text.trim()
  const kind = message.answerBy === 'email' ? 'mail' : 'sms'
  if (said.length < shortestAnswer || said.length > (kind === 'sms' ? longestSms : longestAnswer)) {
    throw new DomainError(supportFaults['support.text'], { wrong: ['text'] })
  }
  const { companyId, userId, contact: to, language } = message
  const nowMs = clock.now()
  const row = { id: uuidv7(), companyId, messageId, userId, authorId, at: new Date(nowMs), text: said }
  await tx.insert(supportAnswer).values(row)
  await tx.update(supportMessage).set({ status: 'answered' }).where(eq(supportMessage.id, messageId))
  const values = { number: String(message.number), text: said }
  const letter = { kind, to, template: 'support-answer', values, language } as const
  await post.queue(tx, { ...letter, expiresAt: nowMs + answerLivesMs, ...(companyId !== null && { companyId }) })
  // The letter goes to what they left; who is signed in finds it in the app, and their device may say so.
  if (userId !== null) {
    const number = String(message.number)
    const told = { userId, companyId, values: { number }, link: '/support', channels: ['push'] } as const
    await tell(tx, { ...told, template: 'support.answered' })
  }
  return { kind }
}

/** Puts a message aside, takes it up again, or notes something on it. @throws DomainError `support.unknown` */
export async function changeSupportMessage(
  tx: Transaction,
  { messageId, status, note }: { messageId: string; status?: SupportStatus; note?: string },
): Promise<void> {
  await holdMessage(tx, messageId)
  const change = { ...(status !== undefined && { status }), ...(note !== undefined && { note: note.trim() }) }
  if (Object.keys(change).length === 0) return
  await tx.update(supportMessage).set(change).where(eq(supportMessage.id, messageId))
}

/** @throws DomainError `support.unknown` */
export async function holdMessage(tx: Transaction, messageId: string) {
  const [row] = await tx.select().from(supportMessage).where(eq(supportMessage.id, messageId)).for('update')
  if (!row) throw new DomainError(supportFaults['support.unknown'])
  return row
}
