import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { requireStaff } from '../staff/index.ts'
import { cleanText, foldText } from './clean-text.ts'
import { propertyFaults } from './errors.ts'
import { requireId } from './require-id.ts'
import { building, entrance } from './tables.ts'

/** @throws DomainError as `requireStaff` does, `building.unknown`, `entrance.exists` */
export async function addEntrance(
  ctx: Context,
  companyId: string,
  typedId: string,
  typed: { name: string },
): Promise<{ id: string }> {
  const { userId } = await requireStaff(ctx, companyId, 'property.write')
  const buildingId = requireId(typedId, propertyFaults['building.unknown'])
  return await ctx.db.inTenant(companyId, async (tx) => {
    // Held, so that two who add the same name at once do not both find it free.
    const [its] = await tx
      .select({ id: building.id })
      .from(building)
      .where(and(eq(building.companyId, companyId), eq(building.id, buildingId)))
      .for('update')
    if (!its) throw new DomainError(propertyFaults['building.unknown'])
    const name = cleanText(typed.name)
    await refuseTwinEntrance(tx, buildingId, name)
    const id = uuidv7()
    await tx.insert(entrance).values({ id, companyId, buildingId, name })
    const fact = { companyId, actorId: userId, action: 'entrance.add', subjectKind: 'entrance', subjectId: id }
    await audit(tx, { ...fact, details: { name } })
    return { id }
  })
}

/** @throws DomainError `entrance.exists` */
export async function refuseTwinEntrance(tx: Transaction, buildingId: string, name: string, ownId?: string) {
  const others = await tx
    .select({ id: entrance.id, name: entrance.name })
    .from(entrance)
    .where(eq(entrance.buildingId, buildingId))
  const twin = others.find((it) => it.id !== ownId && foldText(it.name) === foldText(name))
  if (twin) throw new DomainError(propertyFaults['entrance.exists'], { name: twin.name })
}
