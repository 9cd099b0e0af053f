import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { inject } from 'vitest'
import { connect, type OpenDatabase } from './open-database.ts'
import type { DatabaseAddress } from './pool.ts'
import { withClient } from './roles.ts'

export interface TestDatabase extends OpenDatabase {
  /** Owns the schema; row-level security binds it too. */
  owner: DatabaseAddress
  /** Sees everything. */
  superuser: DatabaseAddress
}

/** A database of its own for a test file: a copy of the migrated one, dropped by `stop`. */
export async function openTestDatabase(log = pino({ level: 'silent' })): Promise<TestDatabase> {
  const at = { host: inject('postgresHost'), port: 5432 }
  const admin: DatabaseAddress = { ...at, user: 'postgres', database: 'postgres' }
  const database = `test_${randomBytes(6).toString('hex')}`
  await withClient(admin, (client) => client.query(`create database ${database} template domovoy owner domovoy_owner`))
  const owner: DatabaseAddress = { ...at, user: 'domovoy_owner', database }
  const drop = () =>
    withClient(admin, async (client) => {
      await client.query(`drop database ${database} with (force)`)
    })
  return { ...(await connect(owner, log, drop)), owner, superuser: { ...admin, database } }
}
