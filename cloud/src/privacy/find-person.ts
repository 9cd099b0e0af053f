import { eq, sql } from 'drizzle-orm'
import { companyAddress } from '../company/index.ts'
import { user } from '../identity/tables.ts'
import type { Database, Transaction } from '../platform/database/index.ts'
import type { Person, PersonTable } from '../platform/person-data.ts'

/** By what somebody is found in all that is kept; nothing when there is no such person any more. */
export async function findPerson(db: Database, userId: string): Promise<Person | undefined> {
  const [row] = await db.orm.select().from(user).where(eq(user.id, userId))
  if (!row) return undefined
  const fullName = [row.familyName, row.givenName, row.patronymic].filter((it) => it !== '').join(' ')
  return { userId, fullName, phone: row.phone, email: row.email, login: row.login }
}

/** Companies that may hold something of a person: all that have an address, and those that the person's own rows name. */
async function companiesOf(db: Database, userId: string): Promise<string[]> {
  const addressed = await db.orm.selectDistinct({ id: companyAddress.companyId }).from(companyAddress)
  const { rows } = await db.as({ user: userId }, (tx) =>
    tx.execute<{ id: string }>(sql`
      select company_id as id from residency where user_id = ${userId}
      union select company_id from consent where user_id = ${userId} and company_id is not null
      union select company_id from notification where user_id = ${userId} and company_id is not null
      union select company_id from staff where user_id = ${userId}
      union select company_id from request where user_id = ${userId}`),
  )
  return [...new Set([...addressed, ...rows].map(({ id }) => id))]
}

/**
 * Goes through a list of tables in every transaction in which rows of the person can stand: table by table in the list's order
 * within each company first, then outside of them.
 */
export async function throughTables(
  db: Database,
  person: Person,
  tables: readonly PersonTable[],
  work: (tx: Transaction, its: PersonTable) => Promise<void>,
): Promise<void> {
  const inCompanies = tables.filter(({ stands }) => stands !== 'outside')
  for (const company of await companiesOf(db, person.userId)) {
    await db.as({ company }, async (tx) => {
      for (const its of inCompanies) await work(tx, its)
    })
  }
  const outside = tables.filter(({ stands }) => stands !== 'in-company')
  await db.as({ user: person.userId }, async (tx) => {
    for (const its of outside) await work(tx, its)
  })
}
