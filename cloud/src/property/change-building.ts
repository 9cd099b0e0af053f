import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireStaff } from '../staff/index.ts'
import { type BuildingInput, spellBuilding } from './building-input.ts'
import { propertyFaults } from './errors.ts'
import { refuseTwin } from './refuse-in-use.ts'
import { requireId } from './require-id.ts'
import { building } from './tables.ts'

/**
 * Writes a building's address anew.
 * @throws DomainError as `requireStaff` does, `building.unknown`, `building.incomplete`, `building.exists`
 */
export async function changeBuilding(ctx: Context, companyId: string, id: string, input: BuildingInput): Promise<void> {
  const { userId } = await requireStaff(ctx, companyId, 'property.write')
  const { postalCode, cadastralNumber, timeZone } = input
  const spelt = spellBuilding(input)
  await refuseTwin(propertyFaults['building.exists'], { address: spelt.address }, () =>
    ctx.db.inTenant(companyId, async (tx) => {
      const [row] = await tx
        .update(building)
        .set({ ...spelt, postalCode, cadastralNumber, timeZone })
        .where(
          and(eq(building.id, requireId(id, propertyFaults['building.unknown'])), eq(building.companyId, companyId)),
        )
        .returning({ id: building.id })
      if (!row) throw new DomainError(propertyFaults['building.unknown'])
      const fact = { companyId, actorId: userId, action: 'building.change', subjectKind: 'building', subjectId: id }
      await audit(tx, { ...fact, details: { address: spelt.address } })
    }),
  )
}
