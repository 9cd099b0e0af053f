import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { Pool } from 'pg'
import { installJobs } from '../jobs/index.ts'
import type { DatabaseAddress } from './pool.ts'
import { ensureAppRole, grantToApp, withClient } from './roles.ts'

const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))

/** Any number, as long as every node takes the same one. */
const migrationLock = 7_302_915

/**
 * Brings the database to this version, as its owner. Nodes that start together take turns by an advisory lock.
 * Every table with policies is put under FORCE, so that they bind its owner too (drizzle-kit emits ENABLE only).
 */
export async function migrateDatabase(owner: DatabaseAddress): Promise<void> {
  await withClient(owner, async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    try {
      await ensureAppRole(client)
      await migrate(drizzle({ client }), { migrationsFolder })
      await client.query(forceRowSecurity)
      await installJobs(client)
      await grantToApp(client)
      await client.query(`revoke update, delete, truncate on journal_record, audit_entry from domovoy_app`)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [migrationLock])
    }
  })
}

/** Whether a database holds all that this version needs; one that a newer node has taken further does too. */
export async function isMigrated(pool: Pick<Pool, 'query'>): Promise<boolean> {
  const known = readMigrationFiles({ migrationsFolder }).length
  const { rows } = await pool.query<{ done: number }>('select count(*)::int as done from drizzle.__drizzle_migrations')
  return (rows[0]?.done ?? 0) >= known
}

const forceRowSecurity = `
  do $$ declare name regclass; begin
    for name in select oid::regclass from pg_class
      where relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity
    loop execute format('alter table %s force row level security', name); end loop;
  end $$`
