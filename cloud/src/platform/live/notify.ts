import { sql } from 'drizzle-orm'
import type { Transaction } from '../database/index.ts'

/** What an open page of a person reads anew. Add a word for what is new. */
export const personalMatters = ['rights', 'requests', 'inbox', 'profile'] as const
export type PersonalMatter = (typeof personalMatters)[number]

/** What cloud nodes tell each other, by PostgreSQL's NOTIFY: it leaves with the transaction's commit, or not at all. */
export interface Notices {
  /** A record of an entrance's journal that residents may be shown. */
  journal: { entranceId: string; recordId: string }
  /** A certificate that no longer counts. */
  revoked: { serial: string }
  /** People's sessions that count no more. */
  sessions: { ended: readonly string[] }
  /** Something of a person's own has changed: their open pages read it anew. */
  person: { userId: string; what: PersonalMatter }
}
export type Topic = keyof Notices

/** Payloads stay far under the 8,000 bytes that NOTIFY carries: ids, not contents. */
export async function notify<T extends Topic>(tx: Transaction, topic: T, notice: Notices[T]): Promise<void> {
  await tx.execute(sql`select pg_notify('domovoy', ${JSON.stringify({ topic, notice })})`)
}
