import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BlobStore, checkBlobKey } from './blob-store.ts'

/** Files in a folder of this machine, which only its owner may enter. Written whole or not at all. */
export function folderStore(folder: string): BlobStore {
  const pathOf = (key: string) => join(folder, checkBlobKey(key))
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const fresh = `${path}.${randomBytes(4).toString('hex')}.new`
      const file = await open(fresh, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(fresh, path)
      await syncFolder(dirname(path))
    },
    async get(key) {
      return await readFile(pathOf(key)).catch(missing)
    },
    async remove(key) {
      await rm(pathOf(key), { force: true })
    },
    async *list() {
      for (const company of (await readdir(folder).catch(missing)) ?? []) {
        for (const name of (await readdir(join(folder, company)).catch(missing)) ?? []) {
          const stats = await stat(join(folder, company, name)).catch(missing)
          if (!stats) continue
          if (name.endsWith('.new') && Date.now() - stats.mtimeMs > 3_600_000) await rm(join(folder, company, name))
          else if (!name.endsWith('.new')) yield { key: `${company}/${name}`, writtenAtMs: stats.mtimeMs }
        }
      }
    },
  }
}

/** The new name must survive the power being cut as well (fsync(2)). */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

function missing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
    return undefined
  throw error
}
