import { and, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Clock } from '../platform/clock.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { Language } from '../platform/errors.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import { type MessageKind, type MessageTask, queueOf, retries } from './queues.ts'
import { type Rendered, renderCall, renderMail, renderSms, type Values } from './render.ts'
import { message } from './tables.ts'
import type { TemplateName } from './templates.ts'

export interface NewMessage {
  kind: MessageKind
  /** E.164, or a mail address. */
  to: string
  template: TemplateName
  values: Values
  language: Language
  /** From here on it is worth nothing and never sent, ms since the epoch. */
  expiresAt: number
  /** Takes the place of messages with the same key that are not over yet. */
  key?: string
  /** The transaction must run in its name. Left out while no company is known. */
  companyId?: string
}

const render = { sms: renderSms, mail: renderMail, call: renderCall }

/** Queues a message within the transaction that makes it needed: both happen, or neither. */
export async function queueMessage(
  tx: Transaction,
  { jobs, clock }: { jobs: Jobs; clock: Clock },
  { kind, to, template, values, language, expiresAt, key, companyId }: NewMessage,
): Promise<void> {
  const now = new Date(clock.now())
  if (key !== undefined) {
    const replaced = { status: 'expired', reason: 'a newer one took its place', content: null, endedAt: now } as const
    await tx
      .update(message)
      .set(replaced)
      .where(and(eq(message.key, key), isNull(message.endedAt)))
  }
  const id = uuidv7()
  const content: Rendered = render[kind](template, language, values)
  const times = { queuedAt: now, expiresAt: new Date(expiresAt) }
  await tx
    .insert(message)
    .values({ id, companyId, kind, template, recipient: to, content, status: 'queued', key, ...times })
  const task: MessageTask = { messageId: id, ...(companyId !== undefined && { companyId }) }
  await jobs.add(tx, queueOf(kind), task, { retry: retries[kind] })
}
