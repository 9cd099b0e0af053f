import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Another daemon runs on the same data folder. */
class DataFolderInUseError extends Error {
  readonly code = 'data-folder.in-use'
  constructor(folder: string) {
    super(`another instance runs on the data folder ${folder}: stop it first, or give this one a folder of its own`)
    this.name = 'DataFolderInUseError'
  }
}

/**
 * Holds a data folder for this process. The lock is the operating system's own, taken through SQLite, so it dies with the
 * process however that ends: there is no stale file to remove after a power cut.
 * @throws DataFolderInUseError
 */
export function lockDataFolder(folder: string): { stop(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = new Database(join(folder, 'lock.db'), { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new DataFolderInUseError(folder)
    }
    throw error
  }
  return { stop: () => void lock.close() }
}
