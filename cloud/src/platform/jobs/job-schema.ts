import type { Client } from 'pg'
import { getConstructionPlans, getMigrationPlans } from 'pg-boss'
import { appRole } from '../database/policies.ts'

/** Where pg-boss keeps its tables: beside ours, so that a dump of `public` is the product's data alone. */
export const jobSchema = 'pgboss'

/** The version of its tables that this pg-boss works with (`pgboss.schema` in its package.json). A test holds the two together. */
export const jobSchemaVersion = 43

/**
 * Makes or brings up to date the tables of pg-boss, as the owner of the database: the application's role may fill them
 * and not change them. They hold ids and times, nothing of a company, so no row-level security stands on them.
 */
export async function installJobs(client: Client): Promise<void> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('${jobSchema}.version') is not null as there`,
  )
  if (found[0]?.there !== true) await client.query(getConstructionPlans(jobSchema))
  else {
    const { rows } = await client.query<{ version: number }>(`select version from ${jobSchema}.version`)
    const version = Number(rows[0]?.version)
    if (version < jobSchemaVersion) await upgrade(client, getMigrationPlans(jobSchema, version))
  }
  await client.query(`
    grant usage on schema ${jobSchema} to ${appRole};
    grant select, insert, update, delete on all tables in schema ${jobSchema} to ${appRole};
    grant execute on all functions in schema ${jobSchema} to ${appRole}`)
}

/** A plan is one transaction, and after it statements that may not run within one (CREATE INDEX CONCURRENTLY). */
async function upgrade(client: Client, plan: string): Promise<void> {
  const end = plan.lastIndexOf('COMMIT;') + 'COMMIT;'.length
  await client.query(plan.slice(0, end))
  for (const statement of plan.slice(end).split(/;\s*$/m)) {
    if (statement.trim() !== '') await client.query(statement)
  }
}
