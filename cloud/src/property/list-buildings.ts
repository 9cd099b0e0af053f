import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { requireStaff } from '../staff/index.ts'
import { buildingView, toBuildingView } from './building-view.ts'
import { readCity } from './read-city.ts'
import { findBuildings } from './suggest-addresses.ts'
import { building } from './tables.ts'

export const buildingListView = z.object({
  buildings: z.array(z.object({ ...buildingView.shape, entrances: z.int(), premises: z.int() })),
  total: z.int().meta({ description: 'How many there are, of which these are a part' }),
  places: z.array(z.string()).meta({ description: 'Cities and districts of the whole register, for the filter' }),
})

export interface BuildingFilters {
  /** What somebody typed of an address; slips are forgiven. */
  q?: string | undefined
  /** City or district. */
  place?: string | undefined
  /** How many of the list are known already. */
  offset?: number | undefined
}

const pageSize = 100

/** The company's buildings in the order of their addresses. @throws DomainError as `requireStaff` does */
export async function listBuildings(
  ctx: Context,
  companyId: string,
  { q = '', place = '', offset = 0 }: BuildingFilters,
): Promise<z.input<typeof buildingListView>> {
  await requireStaff(ctx, companyId, 'property.read')
  return await ctx.db.inTenant(companyId, async (tx) => {
    const found = q.trim() === '' ? undefined : await findBuildings(tx, companyId, q)
    const key = readCity(place).key
    const filter = and(
      eq(building.companyId, companyId),
      found && inArray(building.id, found),
      key === '' ? undefined : or(eq(building.cityKey, key), eq(building.districtKey, key)),
    )
    const rows = await tx
      .select({
        building,
        entrances: sql<number>`(select count(*)::int from entrance e where e.building_id = building.id)`,
        premises: sql<number>`(select count(*)::int from premises p join entrance e on e.id = p.entrance_id
          where e.building_id = building.id)`,
      })
      .from(building)
      .where(filter)
      .orderBy(
        sql`${building.cityKey}, ${building.districtKey} nulls first, ${building.streetKey}`,
        sql`nullif(substring(${building.house} from '^\\d{1,9}'), '')::int, ${building.address}, ${building.id}`,
      )
      .limit(pageSize)
      .offset(offset)
    const total = await tx.$count(building, filter)
    const { rows: names } = await tx.execute<{ name: string }>(sql`
      select distinct name from building b, lateral (values (b.city), (b.district)) as its(name)
      where b.company_id = ${companyId} and name <> '' order by name`)
    return {
      buildings: rows.map(({ building: row, ...counts }) => ({ ...toBuildingView(row), ...counts })),
      total,
      places: names.map(({ name }) => name),
    }
  })
}
