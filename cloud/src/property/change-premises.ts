import { and, eq } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireStaff } from '../staff/index.ts'
import { propertyFaults } from './errors.ts'
import type { PremisesInput } from './premises-input.ts'
import { readNumber } from './read-numbers.ts'
import { refuseTwin } from './refuse-in-use.ts'
import { requireId } from './require-id.ts'
import { premises } from './tables.ts'

/** @throws DomainError as `requireStaff` does, `premises.unknown`, `premises.numbers`, `premises.exists` */
export async function changePremises(ctx: Context, companyId: string, id: string, input: PremisesInput): Promise<void> {
  const { userId } = await requireStaff(ctx, companyId, 'property.write')
  const premisesId = requireId(id, propertyFaults['premises.unknown'])
  const number = readNumber(input.number)
  if (number === '') throw new DomainError(propertyFaults['premises.numbers'])
  await refuseTwin(propertyFaults['premises.exists'], { number }, () =>
    ctx.db.inTenant(companyId, async (tx) => {
      const [row] = await tx
        .update(premises)
        .set({ ...input, number })
        .where(and(eq(premises.companyId, companyId), eq(premises.id, premisesId)))
        .returning({ id: premises.id })
      if (!row) throw new DomainError(propertyFaults['premises.unknown'])
      const fact = { companyId, actorId: userId, action: 'premises.change', subjectKind: 'premises', subjectId: id }
      await audit(tx, { ...fact, details: { number } })
    }),
  )
}
