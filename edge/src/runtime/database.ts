import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { type Log, silentLog } from './log.ts'
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
 * Opens the database of a data folder and brings it up to date. One that is damaged is set aside for whoever wants to look
 * into it, and a new one begins: a door that does not start lets nobody out, and the cloud tells of the journal that broke off.
 * Write-ahead log with `synchronous = FULL`: what was committed is on the disk (https://sqlite.org/pragma.html#pragma_synchronous).
 * @throws DatabaseTooNewError, and SqliteError when the disk or the folder does not let it be opened
 */
export function openDatabase(dataFolder: string, log: Log = silentLog): EdgeDatabase & { stop(): void } {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const file = join(dataFolder, 'edge.db')
  try {
    return prepare(file)
  } catch (err) {
    if (!(err instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(err.code))) throw err
    const aside = `${file}.damaged-${new Date().toISOString().replaceAll(':', '')}`
    log.error({ err, aside }, 'the database is damaged: it is set aside, and a new one begins')
    for (const suffix of ['', '-wal', '-shm']) {
      if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${aside}${suffix}`)
    }
    return prepare(file)
  }
}

function prepare(file: string): EdgeDatabase & { stop(): void } {
  const database = open(file)
  const { $client: client } = database
  try {
    client.pragma('journal_mode = WAL')
    client.pragma('synchronous = FULL')
    const found = client.pragma('quick_check(1)', { simple: true })
    if (found !== 'ok') throw new Database.SqliteError(String(found), 'SQLITE_CORRUPT')
    migrate(client)
  } catch (error) {
    client.close()
    throw error
  }
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
