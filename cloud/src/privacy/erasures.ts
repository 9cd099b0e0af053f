import { and, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { tell } from '../notification/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import { actOfStaff, type PersonTable, type Words } from '../platform/person-data.ts'
import { staff } from '../staff/tables.ts'
import { privacyFaults } from './errors.ts'
import { erasure } from './tables.ts'

const words = z.object({ ru: z.string(), en: z.string() })

/** What «Удалить аккаунт» means, before it is asked for; and where it stands. */
export const erasureView = z.object({
  /** Null while it is not asked for. */
  dueAt: z.iso.datetime().nullable(),
  graceDays: z.int(),
  proof: z.enum(['password', 'code']).meta({ description: 'How the person shows once more that it is them' }),
  goes: z.array(words),
  stays: z.array(z.object({ what: z.array(words), why: words })),
})
export type ErasureView = z.infer<typeof erasureView>

export const eraseQueue = 'privacy-erase'
const eraseRetries = { firstS: 60, longestS: 3_600 }
export interface EraseTask {
  erasureId: string
  userId: string
}

/** 152-ФЗ art. 21 gives thirty days; a week is for thinking better of it. */
const graceDays = 7
const dayMs = 24 * 60 * 60 * 1000

export async function readErasure(
  ctx: Pick<Context, 'actor' | 'db'>,
  { tables, proof }: { tables: readonly PersonTable[]; proof: 'password' | 'code' },
): Promise<ErasureView> {
  const userId = requireUser(ctx.actor)
  const [planned, works] = await ctx.db.as({ user: userId }, async (tx) => {
    const [row] = await tx.select().from(erasure).where(isPlanned(userId))
    return [row, (await tx.$count(staff, eq(staff.userId, userId))) > 0] as const
  })
  const going = tables.filter(({ erasure: { how } }) => how === 'delete' || how === 'cascade')
  const reasons = new Map<Words, Words[]>()
  for (const { erasure: its, title } of tables) {
    // Acts of staff are no matter of whoever never was any.
    if ('why' in its && (works || its.why !== actOfStaff))
      reasons.set(its.why, [...(reasons.get(its.why) ?? []), title])
  }
  return {
    dueAt: planned?.dueAt.toISOString() ?? null,
    graceDays,
    proof,
    goes: going.map(({ title }) => title),
    stays: [...reasons].map(([why, what]) => ({ what, why })),
  }
}

/**
 * Plans the end of the asker's account, after a grace in which it can be called off. The asker has proved again who they are.
 * @throws DomainError `erasure.staff` for a company's staff · `erasure.planned`
 */
export async function planErasure(ctx: Context, { jobs }: { jobs: Jobs }): Promise<{ dueAt: string }> {
  const userId = requireUser(ctx.actor)
  const nowMs = ctx.clock.now()
  const dueAt = new Date(nowMs + graceDays * dayMs)
  await ctx.db.as({ user: userId }, async (tx) => {
    const working = await tx
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.userId, userId), isNull(staff.suspendedAt)))
    if (working.length > 0) throw new DomainError(privacyFaults['erasure.staff'])
    const id = uuidv7()
    const row = { id, userId, requestedAt: new Date(nowMs), dueAt }
    const made = await tx.insert(erasure).values(row).onConflictDoNothing().returning({ id: erasure.id })
    if (made.length === 0) throw new DomainError(privacyFaults['erasure.planned'])
    const task: EraseTask = { erasureId: id, userId }
    await jobs.add(tx, eraseQueue, task, { afterS: graceDays * (dayMs / 1000), retry: eraseRetries })
    const date = dueAt.toISOString().slice(0, 10).split('-').reverse().join('.')
    await tell(tx, { userId, companyId: null, template: 'privacy.erasure-planned', values: { date }, link: '/my-data' })
  })
  return { dueAt: dueAt.toISOString() }
}

/** The account stays. @throws DomainError `erasure.none` */
export async function cancelErasure(ctx: Pick<Context, 'actor' | 'db' | 'clock'>): Promise<void> {
  const userId = requireUser(ctx.actor)
  await ctx.db.as({ user: userId }, async (tx) => {
    const cancelledAt = new Date(ctx.clock.now())
    const rows = await tx.update(erasure).set({ cancelledAt }).where(isPlanned(userId)).returning({ id: erasure.id })
    if (rows.length === 0) throw new DomainError(privacyFaults['erasure.none'])
    await tell(tx, { userId, companyId: null, template: 'privacy.erasure-cancelled', values: {}, link: '/my-data' })
  })
}

export function isPlanned(userId: string) {
  return and(eq(erasure.userId, userId), isNull(erasure.cancelledAt), isNull(erasure.doneAt))
}
