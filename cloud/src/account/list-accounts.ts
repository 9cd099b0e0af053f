import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { building, entrance, premises, premisesAddress } from '../property/index.ts'
import type { StaffActor } from '../staff/index.ts'
import { account } from './tables.ts'

export const accountView = z.object({
  id: z.uuid(),
  number: z.string(),
  premisesId: z.uuid().nullable(),
  address: z.string().nullable().meta({ description: 'With the flat' }),
  owners: z.array(z.string()),
  state: z.enum(['open', 'closed']),
  updatedAt: z.iso.datetime(),
})
export type AccountView = z.infer<typeof accountView>

export const accountQuery = z.object({
  /** Part of a number, of an owner’s name, or of an address. */
  q: z.string().max(100).optional(),
  state: z.enum(['open', 'closed', 'all']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
})

const pageSize = 50
const address = sql<string | null>`case when ${premises.id} is null then null
  else ${premisesAddress} end`

/** A company's register of accounts, by number. */
export async function listAccounts(
  ctx: Pick<Context, 'db'>,
  { companyId }: Pick<StaffActor, 'companyId'>,
  { q = '', state = 'open', page = 1 }: z.infer<typeof accountQuery>,
): Promise<{ accounts: AccountView[]; total: number }> {
  const where = and(state === 'all' ? undefined : eq(account.state, state), ...matches(q))
  return await ctx.db.inTenant(companyId, async (tx) => {
    const rows = await tx
      .select({ row: account, address, total: sql<number>`count(*) over ()::int` })
      .from(account)
      .leftJoin(premises, eq(premises.id, account.premisesId))
      .leftJoin(entrance, eq(entrance.id, premises.entranceId))
      .leftJoin(building, eq(building.id, entrance.buildingId))
      .where(where)
      .orderBy(asc(account.number))
      .limit(pageSize)
      .offset((page - 1) * pageSize)
    const accounts = rows.map(({ row, address: at }) => {
      const { id, number, premisesId, owners, state: its, updatedAt } = row
      return { id, number, premisesId, address: at, owners, state: its, updatedAt: updatedAt.toISOString() }
    })
    return { accounts, total: rows[0]?.total ?? 0 }
  })
}

/** Every word must be found somewhere in the line; «ё» and case make no difference. */
function matches(q: string): SQL[] {
  const line = sql`replace(lower(${account.number} || ' ' || array_to_string(${account.owners}, ' ') || ' '
    || coalesce(${premisesAddress}, '')), 'ё', 'е')`
  return found(line, q)
}

function found(line: SQL, q: string): SQL[] {
  const words = q
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[\s,]+/)
    .filter((it) => it !== '')
  return words.slice(0, 8).map((word) => sql`${line} like ${`%${word.replaceAll(/[\\%_]/g, (it) => `\\${it}`)}%`}`)
}

export const premisesOption = z.object({ id: z.uuid(), address: z.string() })
const mostOptions = 20

/** Premises that an account may be for, by words of their address. */
export async function findPremises(
  ctx: Pick<Context, 'db'>,
  { companyId }: Pick<StaffActor, 'companyId'>,
  q: string,
): Promise<{ id: string; address: string }[]> {
  return await ctx.db.inTenant(companyId, (tx) =>
    tx
      .select({ id: premises.id, address: premisesAddress })
      .from(premises)
      .innerJoin(entrance, eq(entrance.id, premises.entranceId))
      .innerJoin(building, eq(building.id, entrance.buildingId))
      .where(and(...found(sql`replace(lower(${premisesAddress}), 'ё', 'е')`, q)))
      .orderBy(asc(building.address), sql`length(${premises.number})`, asc(premises.number))
      .limit(mostOptions),
  )
}
