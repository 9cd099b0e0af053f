import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireStaff } from '../staff/index.ts'
import { refuseTwinEntrance } from './add-entrance.ts'
import { cleanText } from './clean-text.ts'
import { propertyFaults } from './errors.ts'
import { requireId } from './require-id.ts'
import { entrance } from './tables.ts'

/** @throws DomainError as `requireStaff` does, `entrance.missing`, `entrance.exists` */
export async function changeEntrance(
  ctx: Context,
  companyId: string,
  id: string,
  typed: { name: string },
): Promise<void> {
  const { userId } = await requireStaff(ctx, companyId, 'property.write')
  const entranceId = requireId(id, propertyFaults['entrance.missing'])
  await ctx.db.inTenant(companyId, async (tx) => {
    const name = cleanText(typed.name)
    const [row] = await tx
      .update(entrance)
      .set({ name })
      .where(and(eq(entrance.companyId, companyId), eq(entrance.id, entranceId)))
      .returning({ buildingId: entrance.buildingId })
    if (!row) throw new DomainError(propertyFaults['entrance.missing'])
    await refuseTwinEntrance(tx, row.buildingId, name, entranceId)
    const fact = { companyId, actorId: userId, action: 'entrance.change', subjectKind: 'entrance', subjectId: id }
    await audit(tx, { ...fact, details: { name } })
  })
}
