import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { KeyFiles } from '../pki/key-files.ts'
import { readJson } from '../read-json.ts'

/** The keys that wrap files' own keys. Old ones stay for what they have wrapped; `current` wraps what is new. */
export interface MasterKeys {
  current: string
  byName: ReadonlyMap<string, Buffer>
}

const fileName = 'file-master-keys.json'
const shape = z.object({ current: z.string(), keys: z.record(z.string(), z.base64()) })

/**
 * Opens the master keys of the data folder, and makes the first one. Lost with it are all files: it belongs into the
 * backup, apart from the files themselves. To change it, add a key to the file and name it `current`.
 */
export function openMasterKeys(files: KeyFiles): MasterKeys {
  const text = files.read(fileName)
  if (text === undefined) {
    const current = new Date().toISOString().slice(0, 10)
    files.write(fileName, JSON.stringify({ current, keys: { [current]: randomBytes(32).toString('base64') } }, null, 2))
    return openMasterKeys(files)
  }
  const read = readJson(Buffer.from(text), shape)
  if (!read) throw new Error(`${files.pathOf(fileName)}: not to be read; files cannot be opened without it`)
  const { current, keys } = read
  const byName = new Map(Object.entries(keys).map(([name, key]) => [name, Buffer.from(key, 'base64')]))
  if (byName.get(current)?.length !== 32)
    throw new Error(`${files.pathOf(fileName)}: no key of 32 bytes named ${current}`)
  return { current, byName }
}
