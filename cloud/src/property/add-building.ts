import { uuidv7 } from 'uuidv7'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { requireStaff } from '../staff/index.ts'
import { type BuildingInput, spellBuilding } from './building-input.ts'
import { propertyFaults } from './errors.ts'
import { refuseTwin } from './refuse-in-use.ts'
import { building } from './tables.ts'

/**
 * Enters a building into the company's register.
 * @throws DomainError as `requireStaff` does, `building.incomplete`, `building.exists`
 */
export async function addBuilding(ctx: Context, companyId: string, input: BuildingInput): Promise<{ id: string }> {
  const { userId } = await requireStaff(ctx, companyId, 'property.write')
  const { postalCode, cadastralNumber, timeZone } = input
  const spelt = spellBuilding(input)
  const id = uuidv7()
  return await refuseTwin(propertyFaults['building.exists'], { address: spelt.address }, () =>
    ctx.db.inTenant(companyId, async (tx) => {
      await tx.insert(building).values({ id, companyId, ...spelt, postalCode, cadastralNumber, timeZone })
      const fact = { companyId, actorId: userId, action: 'building.add', subjectKind: 'building', subjectId: id }
      await audit(tx, { ...fact, details: { address: spelt.address } })
      return { id }
    }),
  )
}
