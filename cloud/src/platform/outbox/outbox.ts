import { desc } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/index.ts'
import { sent } from '../delivery.ts'
import type { MailSender } from '../mail/mail-sender.ts'
import type { SmsSender } from '../sms/sms-sender.ts'
import type { VoiceCaller } from '../voice/voice-caller.ts'
import { outboxMessage } from './tables.ts'

export interface OutboxMessage {
  id: string
  at: Date
  kind: 'sms' | 'mail' | 'call'
  to: string
  subject: string | null
  text: string
}

/** Sends nothing: writes to the outbox, which the demo shows to everybody. Never to be used with real people. */
export function outboxSenders(db: Database, clock: Clock): { sms: SmsSender; mail: MailSender; call: VoiceCaller } {
  const write = async (message: Pick<OutboxMessage, 'kind' | 'to' | 'subject' | 'text'>) => {
    const { kind, to: recipient, subject, text } = message
    await db.orm
      .insert(outboxMessage)
      .values({ id: uuidv7(), at: new Date(clock.now()), kind, recipient, subject, text })
    return sent
  }
  return {
    sms: { send: ({ to, text }) => write({ kind: 'sms', to, subject: null, text }) },
    mail: { send: ({ to, subject, text }) => write({ kind: 'mail', to, subject, text }) },
    call: { send: ({ to, text }) => write({ kind: 'call', to, subject: null, text }) },
  }
}

/** The newest messages first. */
export async function listOutbox(db: Database, limit = 100): Promise<OutboxMessage[]> {
  const { id, at, kind, recipient: to, subject, text } = outboxMessage
  return db.orm.select({ id, at, kind, to, subject, text }).from(outboxMessage).orderBy(desc(at), desc(id)).limit(limit)
}
