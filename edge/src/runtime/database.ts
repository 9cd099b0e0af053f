import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrations } from './migrations.ts'

/** The controller's one database: a file that survives the power being cut. All access is synchronous. */
export type EdgeDatabase = ReturnType<typeof open>

/** The database was written by a newer daemon. */
export class DatabaseTooNewError extends Error {
  readonly code = 'database.too-new'
  constructor(found: number, known: number) {
    super(`the database has version ${found}, this daemon knows ${known}: install the newer daemon again`)
    this.name = 'DatabaseTooNewError'
  }
}

/**
 * Opens the database of a data folder and brings it up to date.
 * Write-ahead log with `synchronous = FULL`: what was committed is on the disk (https://sqlite.org/pragma.html#pragma_synchronous).
 */
export function openDatabase(dataFolder: string): EdgeDatabase & { stop(): void } {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const database = open(join(dataFolder, 'edge.db'))
  const { $client: client } = database
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = FULL')
  migrate(client)
  return Object.assign(database, { stop: () => void client.close() })
}

function open(file: string) {
  return drizzle({ client: new Database(file) })
}

function migrate(client: Database.Database): void {
  const done = Number(client.pragma('user_version', { simple: true }))
  if (done > migrations.length) throw new DatabaseTooNewError(done, migrations.length)
  for (const [step, sql] of migrations.entries()) {
    if (step < done) continue
    client.transaction(() => {
      client.exec(sql)
      client.pragma(`user_version = ${step + 1}`)
    })()
  }
}
