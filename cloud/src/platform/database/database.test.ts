import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { company } from '../../company/index.ts'
import { building } from '../../property/index.ts'
import { requireBoundRole, withClient } from './roles.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.stop())

const north = uuidv7()
const south = uuidv7()

describe('every table of a company', () => {
  it('is held by row-level security, under FORCE and with a policy', async () => {
    const { rows } = await withClient(database.superuser, (client) =>
      client.query<{ name: string; forced: boolean; policies: number }>(`
        select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
          (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (
          c.relname = 'company'
          or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped)
        )`),
    )
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.filter((it) => !it.forced || it.policies === 0)).toEqual([])
  })

  it('names its company, unless it stands outside on purpose', async () => {
    const { rows } = await withClient(database.superuser, (client) =>
      client.query<{ name: string }>(`
        select c.relname as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity
        order by 1`),
    )
    // People, their sign-ins and what is kept of them before anybody knows whose they are.
    const outside = [
      'app_user',
      'backup_code',
      'captcha_picture',
      'captcha_used_proof',
      'notification_choice',
      'notification_task',
      'one_time_link',
      'outbox_message',
      'passkey',
      'passkey_challenge',
      'platform_operator',
      'push_subscription',
      'rate_limit',
      'revocation',
      'second_factor',
      'session',
      'sign_in_code',
      'sign_in_method',
    ]
    expect(rows.map((it) => it.name)).toEqual([...outside, 'verification'])
  })
})

describe('a transaction', () => {
  beforeAll(async () => {
    for (const id of [north, south]) {
      await database.db.inTenant(id, async (tx) => {
        await tx.insert(company).values({ id, name: id })
        await tx.insert(building).values({ id: uuidv7(), companyId: id, address: 'x' })
      })
    }
  })

  it('sees what belongs to its company only', async () => {
    const seen = await database.db.inTenant(north, (tx) => tx.select().from(building))
    expect(seen.map((it) => it.companyId)).toEqual([north])
  })

  it('sees nothing when it names nobody', async () => {
    expect(await database.db.as({}, (tx) => tx.select().from(building))).toEqual([])
    expect(await database.db.orm.select().from(company)).toEqual([])
  })

  it('leaves nothing of its name to the next one on the same connection', async () => {
    const one = await database.db.inTenant(north, (tx) =>
      tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`),
    )
    const two = await database.db.as({}, (tx) =>
      tx.execute<{ pid: number; company: string }>(
        sql`select pg_backend_pid() as pid, current_setting('domovoy.company', true) as company`,
      ),
    )
    expect(two.rows[0]).toEqual({ pid: one.rows[0]?.pid, company: '' })
  })

  it('cannot write for another company', async () => {
    const intrude = database.db.inTenant(north, (tx) =>
      tx.insert(building).values({ id: uuidv7(), companyId: south, address: 'x' }),
    )
    await expect(intrude).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  it('is undone when its work throws', async () => {
    const id = uuidv7()
    const failing = database.db.inTenant(north, async (tx) => {
      await tx.insert(building).values({ id, companyId: north, address: 'x' })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await database.db.inTenant(north, (tx) => tx.select().from(building))).toHaveLength(1)
  })

  it.each(["'; drop table company; --", '', 'a b', "x'y"])('refuses %j as a name', async (name) => {
    await expect(database.db.as({ company: name }, async () => 1)).rejects.toThrow('not an id')
  })

  it('may add to the journal and may neither change nor delete it', async () => {
    for (const statement of [
      "update journal_record set kind = 'x'",
      'delete from journal_record',
      'truncate journal_record',
    ]) {
      await expect(database.db.inTenant(north, (tx) => tx.execute(statement))).rejects.toMatchObject({
        cause: { code: '42501' },
      })
    }
  })
})

describe('the role that requests run as', () => {
  it('is the bound one, and stays it', async () => {
    const role = await database.db.as({}, async (tx) => {
      await tx.execute('reset role')
      return (await tx.execute<{ name: string }>(sql`select current_user as name`)).rows[0]?.name
    })
    expect(role).toBe('domovoy_app')
  })

  it('is refused when it would see every company', async () => {
    await expect(withClient(database.superuser, requireBoundRole)).rejects.toThrow('must not be a superuser')
  })
})
