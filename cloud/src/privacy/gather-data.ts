import { getTableName } from 'drizzle-orm'
import type { Database } from '../platform/database/index.ts'
import type { Person, PersonTable, Words } from '../platform/person-data.ts'
import { throughTables } from './find-person.ts'

/** The rows of one table that speak of a person, as they are handed out. */
export interface Section {
  table: string
  titles: Words[]
  rows: Record<string, unknown>[]
}

/** All that is kept about a person, by table; tables without a row are there too, empty. */
export async function gatherData(db: Database, person: Person, tables: readonly PersonTable[]): Promise<Section[]> {
  const sections = new Map<string, Section & { seen: Set<string> }>()
  for (const { table, title } of tables) {
    const name = getTableName(table)
    const known = sections.get(name)
    if (known) known.titles.push(title)
    else sections.set(name, { table: name, titles: [title], rows: [], seen: new Set() })
  }
  await throughTables(db, person, tables, async (tx, its) => {
    const section = sections.get(getTableName(its.table))
    const where = its.of(person)
    if (!section || !where) return
    for (const row of await tx.select().from(its.table).where(where)) {
      const handed = handOut(row, its)
      const key = JSON.stringify(handed)
      // A row may be seen from a company and from outside.
      if (section.seen.has(key)) continue
      section.seen.add(key)
      section.rows.push(handed)
    }
  })
  return [...sections.values()].map(({ seen: _its, ...section }) => section)
}

function handOut(row: Record<string, unknown>, { shown, withheld = [] }: PersonTable): Record<string, unknown> {
  const entries = Object.entries(row).filter(([name]) => (shown ? shown.includes(name) : !withheld.includes(name)))
  return Object.fromEntries(entries.filter(([, value]) => !Buffer.isBuffer(value)))
}
