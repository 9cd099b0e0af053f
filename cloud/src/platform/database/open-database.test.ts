import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { expect, inject, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { openDatabase } from './index.ts'
import { withClient } from './roles.ts'

const log = pino({ level: 'silent' })
const address = (user: string, database: string) => ({ host: inject('postgresHost'), port: 5432, user, database })
const urlOf = (database: string) =>
  `postgresql://domovoy_owner@localhost/${database}?host=${encodeURIComponent(inject('postgresHost'))}`

it('works on a database of yours, whose owner is no superuser; nodes that start at once take turns to migrate', async () => {
  const name = `yours_${randomBytes(4).toString('hex')}`
  const admin = address('postgres', 'postgres')
  await withClient(admin, (client) => client.query(`create database ${name} owner domovoy_owner`))
  const nodes = await Promise.all(
    Array.from({ length: 3 }, () => openDatabase({ url: urlOf(name), dataFolder: '/nowhere' }, systemClock, log)),
  )
  for (const { db } of nodes) {
    const { rows } = await db.as({}, (tx) =>
      tx.execute<{ role: string; records: number }>(
        sql`select current_user as role, (select count(*)::int from journal_record) as records`,
      ),
    )
    expect(rows).toEqual([{ role: 'domovoy_app', records: 0 }])
  }
  await Promise.all(nodes.map((it) => it.stop()))
  await withClient(admin, (client) => client.query(`drop database ${name} with (force)`))
})

it('says so when the database named cannot be reached', async () => {
  const url = 'postgresql://nobody@127.0.0.1:1/nothing'
  await expect(openDatabase({ url, dataFolder: '/nowhere' }, systemClock, log)).rejects.toThrow('ECONNREFUSED')
})
