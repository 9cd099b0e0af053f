import { and, eq, getTableName } from 'drizzle-orm'
import { session } from '../identity/tables.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { BlobStore } from '../platform/files/index.ts'
import type { JobInHand } from '../platform/jobs/index.ts'
import { notify } from '../platform/live/index.ts'
import type { Person, PersonTable } from '../platform/person-data.ts'
import { type EraseTask, isPlanned } from './erasures.ts'
import { findPerson, throughTables } from './find-person.ts'
import { archiveKey } from './make-archive.ts'
import { erasure, personalArchive } from './tables.ts'

export interface EraseDeps extends Pick<Context, 'db' | 'clock' | 'log'> {
  blobs: BlobStore
  tables: readonly PersonTable[]
  /** Ends the person's stays in homes, and those that rest on their word. */
  leave: (userId: string) => Promise<void>
}

/**
 * Forgets a person whose time of grace is over: table by table, companies first, the person's own row at the end. It can be cut
 * off anywhere and is begun again: what is gone already is no matter. Files' bytes go with the next sweep of the store.
 */
export async function erasePerson(deps: EraseDeps, job: JobInHand<EraseTask>): Promise<void> {
  const { erasureId, userId } = job.data
  const { db, clock, log } = deps
  const its = and(eq(erasure.id, erasureId), isPlanned(userId))
  const [wanted] = await db.as({ user: userId }, (tx) => tx.select().from(erasure).where(its))
  if (!wanted) return await db.as({}, (tx) => job.complete(tx))
  if (wanted.dueAt.getTime() > clock.now()) return await db.as({}, (tx) => job.putBack(tx))
  const person = await findPerson(db, userId)
  const kept: Record<string, number> = {}
  if (person) {
    await endSessions(deps, userId)
    await forgetArchives(deps, userId)
    await deps.leave(userId)
    await throughTables(db, person, deps.tables, async (tx, table) => {
      const rows = await eraseRows(tx, table, person, new Date(clock.now()))
      if (rows > 0) kept[getTableName(table.table)] = (kept[getTableName(table.table)] ?? 0) + rows
    })
  }
  await db.as({ user: userId }, async (tx) => {
    await tx
      .update(erasure)
      .set({ doneAt: new Date(clock.now()), kept })
      .where(its)
    await job.complete(tx)
  })
  log.info({ erasure: erasureId, kept }, 'a person was forgotten')
}

/** @returns how many rows stay */
async function eraseRows(
  tx: Transaction,
  { table, of, erasure: its }: PersonTable,
  person: Person,
  now: Date,
): Promise<number> {
  const where = of(person)
  // Without a condition every row would be meant.
  if (!where || its.how === 'cascade') return 0
  if (its.how === 'delete') {
    await tx.delete(table).where(where)
    return 0
  }
  if (its.how === 'anonymise') await tx.update(table).set(its.set(now)).where(where)
  return (await tx.$count(table, where)) ?? 0
}

/** Nobody goes on as somebody who is being forgotten. */
async function endSessions({ db }: EraseDeps, userId: string): Promise<void> {
  await db.as({}, async (tx) => {
    const rows = await tx.delete(session).where(eq(session.userId, userId)).returning({ id: session.id })
    for (const { id } of rows) await notify(tx, 'sessions', { ended: [id] })
  })
}

async function forgetArchives({ db, blobs }: EraseDeps, userId: string): Promise<void> {
  const rows = await db.as({ user: userId }, (tx) =>
    tx.select({ id: personalArchive.id }).from(personalArchive).where(eq(personalArchive.userId, userId)),
  )
  for (const { id } of rows) await blobs.remove(archiveKey({ userId, archiveId: id }))
}
