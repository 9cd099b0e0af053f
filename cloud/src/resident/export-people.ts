import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { writeCsv } from '../platform/write-csv.ts'
import { requireStaff } from '../staff/index.ts'
import { findPeople } from './list-people.ts'
import { maskPhone } from './mask-phone.ts'
import { fullName } from './person-view.ts'
import type { PeopleFilters } from './select-people.ts'

const heading = [
  'Адрес',
  'Помещение',
  'ФИО',
  'Кем приходится',
  'Подтверждён',
  'С какого дня',
  'По какой день',
  'Телефон',
]
const relationWords = { owner: 'собственник', family: 'член семьи', tenant: 'арендатор' } as const
const most = 100_000

/** The people of a list as CSV, their phones masked. That it was taken out is on record. */
export async function exportPeople(ctx: Context, companyId: string, filters: PeopleFilters): Promise<string> {
  const { userId: actorId } = await requireStaff(ctx, companyId, 'people.read')
  const rows = await ctx.db.inTenant(companyId, async (tx) => {
    const found = await findPeople(tx, companyId, filters, 0, most)
    const fact = { companyId, actorId, action: 'people.export', subjectKind: 'company', subjectId: companyId }
    await audit(tx, { ...fact, details: { people: found.total } })
    return found.rows
  })
  const day = (moment: Date | null) => (moment === null ? '' : new Date(moment).toISOString().slice(0, 10))
  const lines = rows.map((row) => [
    ...[row.address, row.number, fullName(row), relationWords[row.relation], row.verifiedAt ? 'да' : 'нет'],
    ...[day(row.since), day(row.endedAt ?? row.endsAt), maskPhone(row.phone) ?? ''],
  ])
  return writeCsv([heading, ...lines])
}
