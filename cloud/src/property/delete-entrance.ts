import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireStaff } from '../staff/index.ts'
import { propertyFaults } from './errors.ts'
import { refuseInUse } from './refuse-in-use.ts'
import { requireId } from './require-id.ts'
import { entrance, premises } from './tables.ts'

/**
 * Takes an entrance away, with its premises, as long as nothing else hangs on them.
 * @throws DomainError as `requireStaff` does, `entrance.missing`, `property.has-…`, `property.in-use`
 */
export async function deleteEntrance(ctx: Context, companyId: string, id: string): Promise<void> {
  const { userId } = await requireStaff(ctx, companyId, 'property.write')
  const entranceId = requireId(id, propertyFaults['entrance.missing'])
  await refuseInUse(() =>
    ctx.db.inTenant(companyId, async (tx) => {
      await tx.delete(premises).where(and(eq(premises.companyId, companyId), eq(premises.entranceId, entranceId)))
      const [row] = await tx
        .delete(entrance)
        .where(and(eq(entrance.companyId, companyId), eq(entrance.id, entranceId)))
        .returning({ name: entrance.name })
      if (!row) throw new DomainError(propertyFaults['entrance.missing'])
      const fact = { companyId, actorId: userId, action: 'entrance.delete', subjectKind: 'entrance', subjectId: id }
      await audit(tx, { ...fact, details: { name: row.name } })
    }),
  )
}
