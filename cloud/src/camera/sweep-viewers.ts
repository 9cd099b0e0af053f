import { lt } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { viewer, viewerKeptDays } from './tables.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Forgets who watched a camera, in every company, once nobody can be watching any more. */
export async function sweepViewers({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const before = new Date(clock.now() - viewerKeptDays * dayMs)
  await db.as({ sweep: 'old' }, (tx) => tx.delete(viewer).where(lt(viewer.askedAt, before)))
}
