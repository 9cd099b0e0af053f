import type { Client } from 'pg'

export interface Column {
  table: string
  column: string
  type: string
  isNeeded: boolean
  /** The table that it refers to. */
  refersTo: string | null
}

/** Columns that name a person by their id: by how this house calls them. */
export const personColumn =
  /^(user|person|owner|resident|actor|author|staff_user)_id$|_by$|_by_id$|^(invited|accepted|decided|settled|handed_over)_by/

/** Columns that name a person by what others know of them. */
export const contactColumn = /^(phone|email|recipient|contact|login|phone_to_confirm|identifier|ip_address)$/

export async function readColumns(client: Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    select c.table_name as table, c.column_name as column, c.udt_name as type,
      c.is_nullable = 'NO' and c.column_default is null and c.is_generated = 'NEVER' as "isNeeded",
      (select f.confrelid::regclass::text from pg_constraint f
        where f.contype = 'f' and f.conrelid = c.table_name::regclass and cardinality(f.conkey) = 1
          and f.conkey[1] = c.ordinal_position limit 1) as "refersTo"
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    order by 1, c.ordinal_position`)
  return rows
}

export interface TestPerson {
  id: string
  phone: string
  email: string
  fullName: string
  companyId: string
}

/** What the rule below cannot guess. */
const special: Record<string, (person: TestPerson) => unknown> = {
  'account.owners': ({ fullName }) => [fullName],
  'journal_record.event': ({ id }) => ({ actor: { kind: 'resident', id } }),
  'journal_record.n': () => 900_001,
  'one_time_link.subject': ({ id }) => id,
  'rate_limit.key': ({ phone }) => `code-send:${phone}`,
  'staff.roles': () => ['reader'],
  'staff.suspended_at': () => new Date(),
  'staff_invitation.roles': () => ['reader'],
  'staff_invitation.email': () => null,
  'push_subscription.endpoint': () => 'https://push.example.org/erase',
  'support_message.answer_by': () => 'phone',
  'registration.step': () => 'done',
}

/** Puts a row that names the person into every table that can hold one, whatever it refers to first. */
export async function fillTables(client: Client, person: TestPerson, tables: readonly string[]): Promise<void> {
  const columns = await readColumns(client)
  let left = tables.filter((table) => table !== 'app_user')
  for (let before = Infinity; left.length > 0 && left.length < before; ) {
    before = left.length
    const failed: string[] = []
    for (const table of left) {
      const its = columns.filter((it) => it.table === table)
      if (!(await insert(client, person, table, its))) failed.push(table)
    }
    left = failed
  }
  if (left.length > 0) throw new Error(`no row could be made for ${left.join(', ')}`)
}

async function insert(client: Client, person: TestPerson, table: string, columns: readonly Column[]): Promise<boolean> {
  const values = new Map<string, unknown>()
  for (const it of columns) {
    const value = await valueFor(client, person, it)
    if (value !== undefined) values.set(it.column, value)
  }
  const names = [...values.keys()].map((name) => `"${name}"`).join(', ')
  const marks = [...values.keys()].map((_name, n) => `$${n + 1}`).join(', ')
  try {
    await client.query(`insert into "${table}" (${names}) values (${marks}) on conflict do nothing`, [
      ...values.values(),
    ])
    return true
  } catch {
    // What it refers to is not there yet: its turn comes again.
    return false
  }
}

async function valueFor(client: Client, person: TestPerson, it: Column): Promise<unknown> {
  const named = special[`${it.table}.${it.column}`]
  if (named) return named(person)
  if (it.type === 'uuid' && personColumn.test(it.column)) return person.id
  if (it.column === 'company_id') return person.companyId
  if (/^phone|recipient|contact|identifier/.test(it.column) && it.type === 'text') return person.phone
  if (it.column === 'email') return person.email
  if (!it.isNeeded) return undefined
  if (it.refersTo) {
    const mine = await client
      .query(`select id from "${it.refersTo}" t where t::text like '%' || $1 || '%' limit 1`, [person.id])
      .catch(() => ({ rows: [] }))
    const any = mine.rows[0] ? mine : await client.query(`select * from "${it.refersTo}" limit 1`)
    const row = any.rows[0] as Record<string, unknown> | undefined
    return row?.id ?? Object.values(row ?? {})[0]
  }
  return plain(it)
}

function plain({ type, table, column }: Column): unknown {
  switch (type) {
    case 'uuid':
      return crypto.randomUUID()
    case 'timestamptz':
      return new Date()
    case 'bool':
      return false
    case 'int4':
    case 'int8':
    case 'numeric':
      return 1
    case 'jsonb':
      return JSON.stringify({})
    case 'bytea':
      return Buffer.from('x')
    default:
      return type.startsWith('_') ? [] : `${table}-${column}`
  }
}
