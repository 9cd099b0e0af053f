import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireStaff } from '../staff/index.ts'
import { buildingView, entranceView, premisesView, toBuildingView } from './building-view.ts'
import { propertyFaults } from './errors.ts'
import { requireId } from './require-id.ts'
import { building, entrance, premises } from './tables.ts'

export const wholeBuildingView = z.object({
  building: buildingView,
  entrances: z.array(entranceView),
  premises: z.array(premisesView),
})

/** A building with all that it is made of. @throws DomainError as `requireStaff` does, `building.unknown` */
export async function readBuilding(
  ctx: Context,
  companyId: string,
  id: string,
): Promise<z.input<typeof wholeBuildingView>> {
  await requireStaff(ctx, companyId, 'property.read')
  const buildingId = requireId(id, propertyFaults['building.unknown'])
  const { its, entrances, flats } = await ctx.db.inTenant(companyId, async (tx) => {
    const ours = and(eq(building.companyId, companyId), eq(building.id, buildingId))
    const [its] = await tx.select().from(building).where(ours)
    const entrances = await tx.select().from(entrance).where(eq(entrance.buildingId, buildingId))
    const flats = await tx
      .select({ premises })
      .from(premises)
      .innerJoin(entrance, eq(entrance.id, premises.entranceId))
      .where(eq(entrance.buildingId, buildingId))
    return { its, entrances, flats: flats.map((row) => row.premises) }
  })
  if (!its) throw new DomainError(propertyFaults['building.unknown'])
  const natural = new Intl.Collator('ru', { numeric: true })
  const countOf = Map.groupBy(flats, ({ entranceId }) => entranceId)
  return {
    building: toBuildingView(its),
    entrances: entrances
      .sort((a, b) => natural.compare(a.name, b.name))
      .map(({ id, name }) => ({ id, name, premises: countOf.get(id)?.length ?? 0 })),
    premises: flats.sort((a, b) => natural.compare(a.number, b.number)),
  }
}
