import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Keys and certificates as files: readable by their owner alone, written whole or not at all. */
export interface KeyFiles {
  read(name: string): string | undefined
  write(name: string, text: string): void
  pathOf(name: string): string
}

export function keyFilesIn(folder: string): KeyFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const pathOf = (name: string) => join(folder, name)
  return {
    pathOf,
    read: (name) => (existsSync(pathOf(name)) ? readFileSync(pathOf(name), 'utf8') : undefined),
    write: (name, text) => {
      writeFileSync(`${pathOf(name)}.new`, text, { mode: 0o600 })
      renameSync(`${pathOf(name)}.new`, pathOf(name))
    },
  }
}
