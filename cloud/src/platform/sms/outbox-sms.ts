import { desc } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/index.ts'
import { outboxMessage } from './tables.ts'

export interface OutboxMessage {
  id: string
  at: Date
  kind: 'sms'
  to: string
  text: string
}

/** Sends nothing: writes to the outbox, which the demo shows to everybody. Never to be used with real people's phones. */
export function outboxSms(db: Database, clock: Clock): { send(message: { to: string; text: string }): Promise<void> } {
  return {
    async send({ to, text }) {
      const row = { id: uuidv7(), at: new Date(clock.now()), kind: 'sms' as const, recipient: to, text }
      await db.orm.insert(outboxMessage).values(row)
    },
  }
}

/** The newest messages first. */
export async function listOutbox(db: Database, limit = 100): Promise<OutboxMessage[]> {
  const { id, at, kind, recipient: to, text } = outboxMessage
  return db.orm.select({ id, at, kind, to, text }).from(outboxMessage).orderBy(desc(at), desc(id)).limit(limit)
}
