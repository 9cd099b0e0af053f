import { lt } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { opening, openingKeptDays } from './tables.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Forgets wishes to open, of every company, that nobody repeats any more. */
export async function sweepOpenings({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const before = new Date(clock.now() - openingKeptDays * dayMs)
  await db.as({ sweep: 'old' }, (tx) => tx.delete(opening).where(lt(opening.askedAt, before)))
}
