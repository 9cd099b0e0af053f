import { and, eq, inArray } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireStaff } from '../staff/index.ts'
import { propertyFaults } from './errors.ts'
import { refuseInUse } from './refuse-in-use.ts'
import { requireId } from './require-id.ts'
import { building, entrance, premises } from './tables.ts'

/**
 * Takes a building out of the register, with its entrances and premises. Nothing goes while anything else hangs on one of them.
 * @throws DomainError as `requireStaff` does, `building.unknown`, `property.has-…`, `property.in-use`
 */
export async function deleteBuilding(ctx: Context, companyId: string, id: string): Promise<void> {
  const { userId } = await requireStaff(ctx, companyId, 'property.write')
  const buildingId = requireId(id, propertyFaults['building.unknown'])
  await refuseInUse(() =>
    ctx.db.inTenant(companyId, async (tx) => {
      const its = tx.select({ id: entrance.id }).from(entrance).where(eq(entrance.buildingId, buildingId))
      await tx.delete(premises).where(and(eq(premises.companyId, companyId), inArray(premises.entranceId, its)))
      await tx.delete(entrance).where(and(eq(entrance.companyId, companyId), eq(entrance.buildingId, buildingId)))
      const [row] = await tx
        .delete(building)
        .where(and(eq(building.companyId, companyId), eq(building.id, buildingId)))
        .returning({ address: building.address })
      if (!row) throw new DomainError(propertyFaults['building.unknown'])
      const fact = { companyId, actorId: userId, action: 'building.delete', subjectKind: 'building', subjectId: id }
      await audit(tx, { ...fact, details: { address: row.address } })
    }),
  )
}
