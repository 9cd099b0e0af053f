import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { type BrandRow, brandView, company, companyAddress, toBrandView } from '../company/index.ts'
import { findUsers, userView } from '../identity/index.ts'
import { platformOperator } from '../operator/tables.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { requireUser } from '../platform/http/index.ts'
import { permissions, permissionsOf, roles } from './permissions.ts'
import { staff } from './tables.ts'

/** A company in which somebody works, and what they may do there. */
const workplaceView = z.object({
  ...brandView.shape,
  shortName: z.string(),
  slug: z.string().nullable().meta({ description: "The company's place in addresses" }),
  timeZone: z.string(),
  staffId: z.uuid(),
  roles: z.array(z.enum(roles)),
  permissions: z.array(z.enum(permissions)),
  isSuspended: z.boolean(),
})

/** Who is at the console, and where they work. */
export const ownWorkView = z.object({
  user: userView,
  hasSecondFactor: z
    .boolean()
    .meta({ description: 'Whether this session has shown one; without it nothing else is told' }),
  companies: z.array(workplaceView),
  isOperator: z.boolean().meta({ description: 'Whether they run the platform itself' }),
})
export type OwnWorkView = z.input<typeof ownWorkView>

/**
 * The companies in whose name the asker may work. Before the second factor none is named: it stands before every staff path.
 * @throws DomainError `session.required`
 */
export async function readOwnWork(ctx: Pick<Context, 'actor' | 'db'>): Promise<OwnWorkView> {
  const userId = requireUser(ctx.actor)
  const user = (await findUsers(ctx, [userId])).get(userId) ?? { id: userId, name: '', phone: null }
  const hasSecondFactor = ctx.actor.kind === 'user' && ctx.actor.hasSecondFactor
  if (!hasSecondFactor) return { user, hasSecondFactor, companies: [], isOperator: false }
  const posts = await ctx.db.as({ user: userId }, (tx) =>
    tx.select().from(staff).where(eq(staff.userId, userId)).orderBy(asc(staff.since), asc(staff.id)),
  )
  const companies = await Promise.all(
    posts.map(async (post) => {
      const row = await ctx.db.inTenant(post.companyId, (tx) => findWorkplace(tx, post.companyId))
      return {
        ...toBrandView(row),
        shortName: row.shortName ?? row.name,
        slug: row.slug,
        timeZone: row.timeZone,
        staffId: post.id,
        roles: post.roles,
        ...standingOf(post, row),
      }
    }),
  )
  const [operator] = await ctx.db.orm
    .select({ userId: platformOperator.userId })
    .from(platformOperator)
    .where(eq(platformOperator.userId, userId))
  return { user, hasSecondFactor, companies, isOperator: operator !== undefined }
}

function standingOf(post: typeof staff.$inferSelect, { suspendedAt }: Workplace) {
  const isSuspended = post.suspendedAt !== null || suspendedAt !== null
  return { permissions: isSuspended ? [] : permissionsOf(post.roles), isSuspended }
}

interface Workplace extends BrandRow {
  shortName: string | null
  timeZone: string
  slug: string | null
  suspendedAt: Date | null
}

async function findWorkplace(tx: Transaction, companyId: string): Promise<Workplace> {
  const { id, name, shortName, colour, logoDigest, timeZone, suspendedAt } = company
  const [row] = await tx
    .select({ id, name, shortName, colour, logoDigest, timeZone, suspendedAt })
    .from(company)
    .where(eq(company.id, companyId))
  if (!row) throw new Error('staff of a company that is not there')
  const addresses = await tx.select().from(companyAddress).where(eq(companyAddress.companyId, companyId))
  return { ...row, slug: addresses.find((it) => it.kind === 'slug')?.value ?? null }
}
