import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { type Database, databaseOver } from './database.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrateDatabase } from './migrate.ts'
import { appRole } from './policies.ts'
import { createPool, type DatabaseAddress } from './pool.ts'
import { requireBoundRole } from './roles.ts'

export interface OpenDatabase {
  db: Database
  /** For what needs a connection of its own, such as LISTEN. */
  address: DatabaseAddress
  pool: Pool
  stop(): Promise<void>
}

/** Opens the database named, or starts one under the data folder; migrates it; and lets requests in as the bound role. */
export async function openDatabase(
  options: { url: string | undefined; dataFolder: string },
  clock: Clock,
  log: Logger,
): Promise<OpenDatabase> {
  const embedded = options.url === undefined ? await startEmbeddedPostgres(options.dataFolder, clock, log) : undefined
  const owner: DatabaseAddress = embedded?.owner ?? { connectionString: options.url }
  try {
    await migrateDatabase(owner)
    return await connect(owner, log, async () => embedded?.stop())
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

/** Connects as the application's role to a database that is migrated already. */
export async function connect(
  owner: DatabaseAddress,
  log: Logger,
  stopServer: () => Promise<void>,
): Promise<OpenDatabase> {
  // The role stands in the connection's start-up message: `reset role` leads back to it, not to the owner.
  const address = { ...owner, options: `-c role=${appRole}` }
  const pool = createPool(address, log)
  await requireBoundRole(pool)
  const stop = async () => {
    // The pool first: idle clients of a server that stops raise errors.
    await pool.end()
    await stopServer()
  }
  return { db: databaseOver(pool), address, pool, stop }
}
