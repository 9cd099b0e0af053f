import { lt } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { outboxMessage } from './tables.ts'

const keptMs = 7 * 24 * 60 * 60 * 1000

/** Empties the demo's outbox of what is older than a week. */
export async function sweepOutbox({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<void> {
  await db.orm.delete(outboxMessage).where(lt(outboxMessage.at, new Date(clock.now() - keptMs)))
}
