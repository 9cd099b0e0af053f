import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { auditView } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { requireStaff } from '../staff/index.ts'
import { residentFaults } from './errors.ts'
import { maskEmail, maskPhone } from './mask-phone.ts'
import { fullName, type PersonRow, type personView, toResidencyView } from './person-view.ts'
import { selectPeople } from './select-people.ts'

/**
 * A resident as this company knows them: what ties them to its houses, and nothing of others'. The look is on record.
 * @throws DomainError as `requireStaff` does, `person.unknown`
 */
export async function readPerson(ctx: Context, companyId: string, userId: string): Promise<z.input<typeof personView>> {
  const rows = await lookAt(ctx, companyId, userId, 'person.view')
  const [{ familyName, givenName, patronymic, phone, phoneVerified, email }] = rows
  return {
    userId: rows[0].userId,
    name: fullName(rows[0]),
    ...{ familyName, givenName, patronymic },
    phone: maskPhone(phone),
    isPhoneVerified: phoneVerified,
    email: maskEmail(email),
    residencies: rows.map(toResidencyView),
  }
}

/** «Показать»: the phone and the address as they are. That too is on record. @throws DomainError as `readPerson` does */
export async function showContacts(ctx: Context, companyId: string, userId: string) {
  const [{ phone, email }] = await lookAt(ctx, companyId, userId, 'person.contacts')
  return { phone, email }
}

async function lookAt(
  ctx: Context,
  companyId: string,
  userId: string,
  action: string,
): Promise<[PersonRow, ...PersonRow[]]> {
  const { userId: actorId } = await requireStaff(ctx, companyId, 'people.read')
  if (!isUuid(userId)) throw new DomainError(residentFaults['person.unknown'])
  return await ctx.db.inTenant(companyId, async (tx) => {
    const [first, ...rest] = await selectPeople(tx, [sql`r.company_id = ${companyId}`, sql`u.id = ${userId}`])
    if (!first) throw new DomainError(residentFaults['person.unknown'])
    const personId = first.userId
    await auditView(tx, { companyId, actorId, action, subjectKind: 'person', subjectId: personId, personId })
    return [first, ...rest]
  })
}
