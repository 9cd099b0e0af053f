import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireStaff } from '../staff/index.ts'
import { propertyFaults } from './errors.ts'
import { refuseInUse } from './refuse-in-use.ts'
import { requireId } from './require-id.ts'
import { premises } from './tables.ts'

/** @throws DomainError as `requireStaff` does, `premises.unknown`, `property.has-…`, `property.in-use` */
export async function deletePremises(ctx: Context, companyId: string, id: string): Promise<void> {
  const { userId } = await requireStaff(ctx, companyId, 'property.write')
  const premisesId = requireId(id, propertyFaults['premises.unknown'])
  await refuseInUse(() =>
    ctx.db.inTenant(companyId, async (tx) => {
      const [row] = await tx
        .delete(premises)
        .where(and(eq(premises.companyId, companyId), eq(premises.id, premisesId)))
        .returning({ number: premises.number })
      if (!row) throw new DomainError(propertyFaults['premises.unknown'])
      const fact = { companyId, actorId: userId, action: 'premises.delete', subjectKind: 'premises', subjectId: id }
      await audit(tx, { ...fact, details: { number: row.number } })
    }),
  )
}
