import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Logger } from 'pino'
import { type Clock, pause } from '../clock.ts'
import { type Account, databaseFolder, serverAccount, serverPrograms, socketFolder } from './embedded-place.ts'
import type { DatabaseAddress } from './pool.ts'
import { withClient } from './roles.ts'

const run = promisify(execFile)

/** The name of the database, and of the role that owns it and runs the migrations. */
const databaseName = 'domovoy'
const ownerRole = 'domovoy_owner'

export interface EmbeddedPostgres {
  /** Owns the schema; for migrations. */
  owner: DatabaseAddress
  /** May make databases and roles; for tests. */
  superuser: DatabaseAddress
  stop(): Promise<void>
}

/**
 * A real PostgreSQL under the data folder, reached through a local socket in a folder that only its account and root may
 * enter. It is started again when it ends by itself, and ends with this process even when that is killed.
 */
export async function startEmbeddedPostgres(dataFolder: string, clock: Clock, log: Logger): Promise<EmbeddedPostgres> {
  const account = serverAccount()
  const { folder, moved } = databaseFolder(dataFolder, account)
  if (moved) log.warn({ folder }, 'the database stands elsewhere: its account may not enter the data folder')
  const place: Place = { account, folder, sockets: socketFolder(folder, account), programs: serverPrograms(account) }
  await initialise(place)
  const supervisor = supervise(place, clock, log)
  const at = (user: string, database: string): DatabaseAddress => ({ host: place.sockets, port: 5432, user, database })
  try {
    await supervisor.started
    await withClient(at('postgres', 'postgres'), createDatabase)
  } catch (error) {
    await supervisor.stop()
    throw error
  }
  return { owner: at(ownerRole, databaseName), superuser: at('postgres', 'postgres'), stop: supervisor.stop }
}

interface Place {
  account: Account | undefined
  folder: string
  sockets: string
  programs: string
}

/** initdb works beside and is moved into place when it is whole: one that was interrupted is begun anew. */
async function initialise(place: Place): Promise<void> {
  makeFolder(dirname(place.folder))
  if (existsSync(join(place.folder, 'PG_VERSION'))) return
  const fresh = `${place.folder}.new`
  rmSync(fresh, { recursive: true, force: true })
  makeFolder(fresh, place.account)
  const options = [
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
  ]
  await run(join(place.programs, 'initdb'), ['--pgdata', fresh, ...options, '--no-instructions'], {
    ...place.account,
    cwd: fresh,
    env: { ...process.env, LC_ALL: 'C' },
  })
  renameSync(fresh, place.folder)
}

function makeFolder(folder: string, account?: Account): void {
  mkdirSync(folder, { recursive: true, mode: account ? 0o700 : 0o755 })
  if (account) chownSync(folder, account.uid, account.gid)
}

async function createDatabase(client: { query(text: string): Promise<{ rowCount: number | null }> }): Promise<void> {
  const role = await client.query(`select from pg_roles where rolname = '${ownerRole}'`)
  if (!role.rowCount) await client.query(`create role ${ownerRole} login createrole`)
  const database = await client.query(`select from pg_database where datname = '${databaseName}'`)
  if (!database.rowCount) await client.query(`create database ${databaseName} owner ${ownerRole}`)
}

/**
 * Runs the server until stopped. A shell stands between: it asks the server to end when our end of its input closes,
 * which the system does for us when we are killed. Its own process group keeps Ctrl-C at the terminal from it.
 */
const keeper =
  '"$@" </dev/null & server=$!; exec 3<&0; (cat <&3 >/dev/null; kill -INT $server) 2>/dev/null & wait $server'

function supervise(place: Place, clock: Clock, log: Logger) {
  const stopping = new AbortController()
  let child: ChildProcess | undefined
  const ready = Promise.withResolvers<void>()

  const runOnce = () =>
    new Promise<number | null>((resolve) => {
      const settings = [
        'listen_addresses=',
        `unix_socket_directories=${place.sockets}`,
        'max_connections=120',
        // Compiling a plan takes longer than any of ours runs.
        'jit=off',
        'timezone=UTC',
      ]
      const flags = settings.flatMap((it) => ['-c', it])
      child = spawn('sh', ['-c', keeper, 'sh', join(place.programs, 'postgres'), '-D', place.folder, ...flags], {
        ...place.account,
        cwd: place.folder,
        detached: true,
        stdio: ['pipe', 'ignore', 'pipe'],
        env: { ...process.env, LC_ALL: 'C' },
      })
      child.on('error', (error) => log.error({ err: error }, 'the database server cannot be run'))
      child.stdin?.on('error', () => {})
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        log.debug({ postgres: text.trim() }, 'database server')
        if (text.includes('database system is ready to accept connections')) ready.resolve()
      })
      child.on('close', (code) => {
        child?.stdin?.end()
        resolve(code)
      })
      child.on('exit', () => child?.stdin?.end())
    })

  const running = (async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      const began = clock.now()
      const code = await runOnce()
      if (stopping.signal.aborted) break
      failures = clock.now() - began > 60_000 ? 0 : failures + 1
      // Right after a crash the old server may still be ending: a few tries in a row are ordinary.
      if (failures > 40) ready.reject(new Error(`PostgreSQL does not start in ${place.folder} (code ${code})`))
      log.warn({ code, failures }, 'the database server ended; starting it again')
      await pause(clock, Math.min(250 * failures, 5_000), stopping.signal)
    }
  })()

  const stop = async () => {
    stopping.abort()
    ready.promise.catch(() => {})
    ready.reject(new Error('stopped'))
    child?.stdin?.end()
    await running
    if (place.sockets !== place.folder) rmSync(place.sockets, { recursive: true, force: true })
  }
  return { started: ready.promise, stop }
}
