import { findUsers } from '../identity/index.ts'
import { requireOperator } from '../operator/index.ts'
import { audit, auditView } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { requireStaff } from '../staff/index.ts'
import { answerSupportMessage, changeSupportMessage, holdMessage } from './answer-support-message.ts'
import { supportFaults } from './errors.ts'
import { answersTo, listSupportMessages, type SupportFilter } from './list-support-messages.ts'
import type { SupportDeps } from './send-support-message.ts'
import { toAnswerView, toSupportView } from './support-view.ts'
import type { SupportStatus } from './support-words.ts'

/** @throws DomainError of `requireStaff` */
export async function listAsStaff(ctx: Context, companyId: string, filter: SupportFilter) {
  await requireStaff(ctx, companyId, 'support.read')
  const { rows, ...rest } = await ctx.db.inTenant(companyId, (tx) => listSupportMessages(tx, filter))
  return { messages: rows.map(toSupportView), ...rest }
}

/** What nobody could say a company of: the platform's operator answers by the contact. @throws DomainError of `requireOperator` */
export async function listAsOperator(ctx: Context, filter: SupportFilter) {
  await requireOperator(ctx)
  const { rows, ...rest } = await ctx.db.as({}, (tx) => listSupportMessages(tx, filter))
  return { messages: rows.map(toSupportView), ...rest }
}

/** Puts such a message aside, or takes it up again. @throws DomainError `support.unknown`, and those of `requireOperator` */
export async function settleAsOperator(ctx: Context, id: string, status: SupportStatus) {
  await requireOperator(ctx)
  const messageId = readMessageId(id)
  await ctx.db.as({}, (tx) => changeSupportMessage(tx, { messageId, status }))
}

/** @throws DomainError `support.unknown`, and those of `requireStaff` */
export async function readAsStaff(ctx: Context, companyId: string, id: string) {
  const { userId: actorId } = await requireStaff(ctx, companyId, 'support.read')
  const messageId = readMessageId(id)
  const thread = await ctx.db.inTenant(companyId, async (tx) => {
    const read = await readThread(tx, messageId)
    const personId = read.row.userId
    const subject = { companyId, actorId, subjectKind: 'support-message', subjectId: messageId }
    if (personId !== null) await auditView(tx, { ...subject, action: 'support.read', personId })
    return read
  })
  return await toThreadView(ctx, thread)
}

/** @throws DomainError `support.unknown`, `support.closed`, `support.text`, and those of `requireStaff` */
export async function answerAsStaff(ctx: Context, deps: SupportDeps, companyId: string, id: string, text: string) {
  const { userId: actorId } = await requireStaff(ctx, companyId, 'support.answer')
  const messageId = readMessageId(id)
  const { thread, kind } = await ctx.db.inTenant(companyId, async (tx) => {
    const { kind } = await answerSupportMessage(tx, ctx, deps, { messageId, text, authorId: actorId })
    const thread = await readThread(tx, messageId)
    await record(tx, { companyId, actorId, messageId }, 'support.answer', thread.row.userId, { by: kind })
    return { thread, kind }
  })
  deps.post.hurry(kind)
  return await toThreadView(ctx, thread)
}

/** @throws DomainError `support.unknown`, and those of `requireStaff` */
export async function changeAsStaff(
  ctx: Context,
  companyId: string,
  id: string,
  wanted: { status?: SupportStatus; note?: string },
) {
  const { userId: actorId } = await requireStaff(ctx, companyId, 'support.answer')
  const messageId = readMessageId(id)
  const thread = await ctx.db.inTenant(companyId, async (tx) => {
    await changeSupportMessage(tx, { messageId, ...wanted })
    const read = await readThread(tx, messageId)
    const details = { ...(wanted.status && { status: wanted.status }), hasNote: wanted.note !== undefined }
    await record(tx, { companyId, actorId, messageId }, 'support.change', read.row.userId, details)
    return read
  })
  return await toThreadView(ctx, thread)
}

type Thread = Awaited<ReturnType<typeof readThread>>

async function readThread(tx: Transaction, messageId: string) {
  const row = await holdMessage(tx, messageId)
  return { row, answers: (await answersTo(tx, [messageId])).get(messageId) ?? [] }
}

async function toThreadView(ctx: Context, { row, answers }: Thread) {
  const authors = await findUsers(ctx, [...new Set(answers.map(({ authorId }) => authorId))])
  const told = answers.map((it) => ({ ...toAnswerView(it), author: authors.get(it.authorId)?.name ?? null }))
  return { ...toSupportView(row), answers: told }
}

async function record(
  tx: Transaction,
  { companyId, actorId, messageId }: { companyId: string; actorId: string; messageId: string },
  action: string,
  personId: string | null,
  details: Record<string, unknown>,
): Promise<void> {
  const fact = { companyId, actorId, action, subjectKind: 'support-message', subjectId: messageId, details }
  await audit(tx, { ...fact, ...(personId !== null && { personId }) })
}

/** @throws DomainError `support.unknown` for what cannot be an id */
function readMessageId(text: string): string {
  if (!isUuid(text)) throw new DomainError(supportFaults['support.unknown'])
  return text.toLowerCase()
}
