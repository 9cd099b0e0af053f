import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireStaff } from '../staff/index.ts'
import { propertyFaults } from './errors.ts'
import type { NewPremisesInput } from './premises-input.ts'
import { readNumbers } from './read-numbers.ts'
import { requireId } from './require-id.ts'
import { entrance, premises } from './tables.ts'

/**
 * Enters premises behind an entrance, many at once; those that are there already stay as they are.
 * @returns how many were new
 * @throws DomainError as `requireStaff` does, `entrance.missing`, `premises.numbers`, `premises.exists` when none was new
 */
export async function addPremises(
  ctx: Context,
  companyId: string,
  id: string,
  { numbers: typed, ...details }: NewPremisesInput,
): Promise<{ added: number }> {
  const { userId } = await requireStaff(ctx, companyId, 'property.write')
  const entranceId = requireId(id, propertyFaults['entrance.missing'])
  const numbers = readNumbers(typed)
  if (!numbers) throw new DomainError(propertyFaults['premises.numbers'])
  return await ctx.db.inTenant(companyId, async (tx) => {
    const ours = and(eq(entrance.companyId, companyId), eq(entrance.id, entranceId))
    const [its] = await tx.select({ id: entrance.id }).from(entrance).where(ours)
    if (!its) throw new DomainError(propertyFaults['entrance.missing'])
    const rows = numbers.map((number) => ({ id: uuidv7(), companyId, entranceId, number, ...details }))
    const made = await tx.insert(premises).values(rows).onConflictDoNothing().returning({ id: premises.id })
    if (made.length === 0) throw new DomainError(propertyFaults['premises.exists'], { number: numbers[0] ?? '' })
    const fact = { companyId, actorId: userId, action: 'premises.add', subjectKind: 'entrance', subjectId: entranceId }
    await audit(tx, { ...fact, details: { numbers: typed, added: made.length } })
    return { added: made.length }
  })
}
