import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another instance works on the same data folder. */
export class DataFolderTakenError extends Error {
  constructor(folder: string) {
    super(
      `Another instance already works on the data folder ${folder}. Stop it, or set DOMOVOY_DATA to another folder.`,
    )
    this.name = 'DataFolderTakenError'
  }
}

/**
 * Takes the data folder for this process. The lock is the operating system's (a file lock, by way of SQLite), so it is gone
 * with the process however that ends; nothing stale is ever left.
 * @returns release
 * @throws DataFolderTakenError
 */
export function lockDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = new DatabaseSync(join(folder, 'cloud.lock'))
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    file.close()
    if (error instanceof Error && /locked/.test(error.message)) throw new DataFolderTakenError(folder)
    throw error
  }
  return () => file.close()
}
