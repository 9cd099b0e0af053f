import { and, desc, eq, inArray } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { unsealFile } from '../platform/files/index.ts'
import { requireUser } from '../platform/http/index.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { type Limit, lockLimits } from '../platform/limits/index.ts'
import { privacyFaults } from './errors.ts'
import { type ArchiveDeps, archiveKey, archiveQueue, archiveRetries } from './make-archive.ts'
import { personalArchive } from './tables.ts'

/** Where the last archive asked for stands. */
export const archiveView = z.object({
  id: z.uuid(),
  status: z.enum(['queued', 'ready', 'taken', 'expired']),
  requestedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  sizeBytes: z.int().nullable(),
})
export type ArchiveView = z.infer<typeof archiveView>

type Deps = Pick<ArchiveDeps, 'jobs' | 'blobs'>
type Row = typeof personalArchive.$inferSelect

const perDay = (userId: string): Limit => ({
  key: `privacy-archive:${userId}`,
  policy: { windows: [{ max: 3, perMs: 24 * 60 * 60 * 1000 }] },
})

/** Asks for an archive of everything about the asker. @throws DomainError `archive.under-way` · `archive.limited` */
export async function requestArchive(ctx: Context, { jobs }: Deps): Promise<ArchiveView> {
  const userId = requireUser(ctx.actor)
  const nowMs = ctx.clock.now()
  const row = await ctx.db.as({ user: userId }, async (tx) => {
    const limit = perDay(userId)
    const limits = await lockLimits(tx, nowMs, [limit.key])
    const verdict = limits.judge(limit)
    if (!verdict.allowed) {
      const retryAfterS = Math.ceil((verdict.retryAtMs - nowMs) / 1000)
      throw new DomainError(privacyFaults['archive.limited'], { retryAfterS })
    }
    const waiting = and(eq(personalArchive.userId, userId), inArray(personalArchive.status, ['queued', 'ready']))
    for (const old of await tx.select().from(personalArchive).where(waiting)) {
      if (!isOver(old, nowMs)) throw new DomainError(privacyFaults['archive.under-way'])
      await tx.update(personalArchive).set({ status: 'expired', sealKey: null }).where(eq(personalArchive.id, old.id))
    }
    await limits.record(limit)
    const id = uuidv7()
    const made = { id, userId, status: 'queued', requestedAt: new Date(nowMs) } as const
    const [inserted] = await tx.insert(personalArchive).values(made).returning()
    await jobs.add(tx, archiveQueue, { archiveId: id, userId }, { retry: archiveRetries })
    if (!inserted) throw new Error('the insert of an archive returned no row')
    return inserted
  })
  jobs.hurry(archiveQueue)
  return toView(row, nowMs)
}

export async function readArchive(ctx: Context): Promise<ArchiveView | null> {
  const userId = requireUser(ctx.actor)
  const [row] = await ctx.db.as({ user: userId }, (tx) =>
    tx
      .select()
      .from(personalArchive)
      .where(eq(personalArchive.userId, userId))
      .orderBy(desc(personalArchive.id))
      .limit(1),
  )
  return row ? toView(row, ctx.clock.now()) : null
}

/**
 * Hands an archive out to its owner, once: of two who ask at the same moment one gets it. Its bytes are gone afterwards.
 * @throws DomainError `archive.unknown` (also somebody else's) · `archive.not-ready` · `archive.taken` · `archive.expired`
 */
export async function takeArchive(ctx: Context, { blobs }: Deps, archiveId: string): Promise<Buffer> {
  const userId = requireUser(ctx.actor)
  if (!isUuid(archiveId)) throw new DomainError(privacyFaults['archive.unknown'])
  const mine = and(eq(personalArchive.id, archiveId), eq(personalArchive.userId, userId))
  const key = archiveKey({ userId, archiveId: archiveId.toLowerCase() })
  const row = await ctx.db.as({ user: userId }, async (tx) => {
    const [found] = await tx.select().from(personalArchive).where(mine).for('update')
    if (!found) throw new DomainError(privacyFaults['archive.unknown'])
    if (found.status === 'taken') throw new DomainError(privacyFaults['archive.taken'])
    if (found.status === 'queued') throw new DomainError(privacyFaults['archive.not-ready'])
    if (found.status === 'expired' || isOver(found, ctx.clock.now()) || !found.sealKey) {
      throw new DomainError(privacyFaults['archive.expired'])
    }
    const taken = { status: 'taken', takenAt: new Date(ctx.clock.now()), sealKey: null } as const
    await tx.update(personalArchive).set(taken).where(mine)
    return { sealKey: found.sealKey, sealed: await blobs.get(key) }
  })
  if (!row.sealed) throw new DomainError(privacyFaults['archive.expired'])
  await blobs.remove(key)
  return unsealFile(row.sealKey, row.sealed, archiveId.toLowerCase())
}

function isOver({ expiresAt }: Row, nowMs: number): boolean {
  return expiresAt !== null && expiresAt.getTime() <= nowMs
}

function toView(row: Row, nowMs: number): ArchiveView {
  const { id, status, requestedAt, expiresAt, sizeBytes } = row
  return {
    id,
    status: status === 'ready' && isOver(row, nowMs) ? 'expired' : status,
    requestedAt: requestedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    sizeBytes,
  }
}
