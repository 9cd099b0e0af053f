import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { tell } from '../notification/index.ts'
import type { Context } from '../platform/context.ts'
import type { BlobStore, Files } from '../platform/files/index.ts'
import { sealFile } from '../platform/files/index.ts'
import type { JobInHand, Jobs } from '../platform/jobs/index.ts'
import type { PersonTable } from '../platform/person-data.ts'
import { findPerson } from './find-person.ts'
import { gatherData, type Section } from './gather-data.ts'
import { describeArchive, type PackedFile, pack } from './pack-archive.ts'
import { personalArchive } from './tables.ts'

export interface ArchiveDeps extends Pick<Context, 'db' | 'clock' | 'log'> {
  jobs: Jobs
  files: Files
  blobs: BlobStore
  tables: readonly PersonTable[]
}

export interface ArchiveTask {
  archiveId: string
  userId: string
}

export const archiveQueue = 'privacy-archive'
export const archiveRetries = { firstS: 10, longestS: 600 }
/** How long one waits to be fetched. The files' own sweep throws it away afterwards, whatever happens. */
const archiveLivesMs = 24 * 60 * 60 * 1000

export function archiveKey({ userId, archiveId }: ArchiveTask): string {
  return `${userId}/${archiveId}`
}

/** Makes an archive, stores it sealed, and tells its owner. One that is not wanted any more is left. */
export async function makeArchive(deps: ArchiveDeps, job: JobInHand<ArchiveTask>): Promise<void> {
  const { archiveId, userId } = job.data
  const { db, clock, blobs } = deps
  const mine = and(eq(personalArchive.id, archiveId), eq(personalArchive.status, 'queued'))
  const [wanted] = await db.as({ user: userId }, (tx) => tx.select().from(personalArchive).where(mine))
  const person = wanted && (await findPerson(db, userId))
  if (!person) return await db.as({}, (tx) => job.complete(tx))
  const sections = await gatherData(db, person, deps.tables)
  const bytes = await pack(filesOf(deps, sections))
  const sealKey = randomBytes(32)
  await blobs.put(archiveKey(job.data), sealFile(sealKey, bytes, archiveId))
  const readyAt = new Date(clock.now())
  const expiresAt = new Date(clock.now() + archiveLivesMs)
  await db.as({ user: userId }, async (tx) => {
    const ready = { status: 'ready', readyAt, expiresAt, sizeBytes: bytes.length, sealKey } as const
    const made = await tx.update(personalArchive).set(ready).where(mine).returning({ id: personalArchive.id })
    await job.complete(tx)
    if (made.length === 0) return
    const until = expiresAt.toISOString().slice(0, 16).replace('T', ' ')
    const values = { until: `${until} UTC` }
    await tell(tx, { userId, companyId: null, template: 'privacy.archive-ready', values, link: '/my-data' })
  })
}

const fileRow = z.object({ id: z.string(), companyId: z.string(), name: z.string() })

async function* filesOf(
  { db, clock, files, log }: ArchiveDeps,
  sections: readonly Section[],
): AsyncGenerator<PackedFile> {
  const text = (path: string, words: string) => ({ path, bytes: Buffer.from(words), isPacked: false })
  yield text('README.txt', describeArchive(sections, new Date(clock.now())))
  for (const { table, rows } of sections) yield text(`data/${table}.json`, `${JSON.stringify(rows, null, 2)}\n`)
  const stored = sections.find(({ table }) => table === 'stored_file')?.rows ?? []
  for (const row of stored) {
    const { id, companyId, name } = fileRow.parse(row)
    try {
      const { bytes } = await db.inTenant(companyId, (tx) => files.read(tx, id))
      yield { path: `files/${id}-${name.replaceAll(/[/\\]/g, '_')}`, bytes, isPacked: true }
    } catch (error) {
      // One that cannot be read must not keep the rest from its owner; its row says that it was there.
      log.error({ err: error, file: id }, 'a file could not be put into an archive')
    }
  }
}
