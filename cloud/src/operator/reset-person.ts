import { eq } from 'drizzle-orm'
import { findPersonBy, forgetSecondFactor, parsePhone } from '../identity/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { staff } from '../staff/index.ts'
import { operatorFaults } from './errors.ts'
import { requireOperator } from './require-operator.ts'

/**
 * Forgets the second factor of somebody who works for several companies, or is a company's only administrator. It stands in the
 * log of each of them.
 * @param name phone, e-mail or login
 * @throws DomainError what `requireOperator` throws; `operator.person-unknown`, also for who works nowhere
 */
export async function resetPerson(ctx: Context, name: string): Promise<void> {
  const actorId = await requireOperator(ctx)
  const person = await findPersonBy(ctx.db.orm, keyOf(name.trim()))
  const posts = person
    ? await ctx.db.as({ user: person.id }, (tx) => tx.select().from(staff).where(eq(staff.userId, person.id)))
    : []
  if (!person || posts.length === 0) throw new DomainError(operatorFaults['operator.person-unknown'])
  for (const { id, companyId } of posts) {
    await ctx.db.inTenant(companyId, async (tx) => {
      await forgetSecondFactor(tx, person.id)
      await audit(tx, {
        ...{ companyId, actorId, action: 'staff.reset-second-factor', personId: person.id },
        ...{ subjectKind: 'staff', subjectId: id },
      })
    })
  }
}

function keyOf(name: string) {
  if (name.includes('@')) return { email: name }
  if (/^[+\d\s()-]+$/.test(name)) return { phone: parsePhone(name) }
  return { login: name }
}
