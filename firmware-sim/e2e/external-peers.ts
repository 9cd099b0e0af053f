import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitUntil } from '../src/demo/wait-until.ts'

/** The first start of a cloud writes its certificates; a server listens long before. */
const withinMs = 60_000

const deploy = join(import.meta.dirname, '../../cloud/deploy')

export type Peer = {
  url: string
  /** Stops it, and starts it again after `meanwhile` on what it kept. */
  restart(meanwhile?: () => Promise<void>): Promise<void>
  stop(): Promise<void>
}

/**
 * Debian's PostgreSQL as a server of somebody else's, on a free port of this machine, with one database and its owner.
 * As root it runs as the user `postgres`, since PostgreSQL refuses to be root.
 */
export async function startPostgres(): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'domovoy-postgres-'))
  const account = process.getuid?.() === 0 ? accountOf('postgres') : undefined
  if (account) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o700)
  const bin = newestPostgresBin()
  const password = join(folder, 'password')
  writeFileSync(password, 'external', { mode: 0o644 })
  const data = join(folder, 'data')
  const init = [
    '-D',
    data,
    '-U',
    'domovoy_owner',
    '--auth=scram-sha-256',
    `--pwfile=${password}`,
    '-E',
    'UTF8',
    '--no-sync',
  ]
  execFileSync(join(bin, 'initdb'), init, { ...account, cwd: folder, stdio: 'pipe' })
  const port = await freePort()
  const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder]
  const server = await run(() => spawn(join(bin, 'postgres'), options, { ...account, cwd: folder, stdio: 'ignore' }), {
    port,
    name: 'PostgreSQL',
    // Its fast shutdown: clients are cut, nothing committed is lost.
    signal: 'SIGINT',
  })
  return peer(`postgres://domovoy_owner:external@127.0.0.1:${port}/postgres`, server, folder)
}

/**
 * Debian's Mosquitto with the configuration that the product ships (`cloud/deploy/mosquitto`), only its folder and port
 * replaced. It waits for the certificates, which the cloud writes at its first start.
 * @param pki the cloud's folder of certificates
 */
export async function startMosquitto(port: number, pki: string): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'domovoy-mosquitto-'))
  const files = ['ca.crt', 'broker.crt', 'broker.key']
  await until('the cloud writes the certificates', () => files.every((file) => existsSync(join(pki, file))))
  for (const file of files) await copyFile(join(pki, file), join(folder, file))
  await copyFile(join(deploy, 'mosquitto/acl'), join(folder, 'acl'))
  const shipped = readFileSync(join(deploy, 'mosquitto/mosquitto.conf'), 'utf8')
  const config = shipped.replaceAll('/etc/domovoy', folder).replace('listener 8883', `listener ${port} 127.0.0.1`)
  // As root Mosquitto takes the user `mosquitto`, who may not read this folder.
  writeFileSync(join(folder, 'mosquitto.conf'), process.getuid?.() === 0 ? `user root\n${config}` : config)
  const bin = existsSync('/usr/sbin/mosquitto') ? '/usr/sbin/mosquitto' : 'mosquitto'
  const server = await run(() => spawn(bin, ['-c', join(folder, 'mosquitto.conf')], { stdio: 'ignore' }), {
    port,
    name: 'Mosquitto',
    signal: 'SIGTERM',
  })
  return peer(`mqtts://localhost:${port}`, server, folder)
}

type Running = { restart(meanwhile?: () => Promise<void>): Promise<void>; stop(): Promise<void> }

/** Runs a server, and waits until it takes connections. */
async function run(
  start: () => ChildProcess,
  { port, name, signal }: { port: number; name: string; signal: NodeJS.Signals },
): Promise<Running> {
  const listening = () => until(`${name} listens`, () => accepts(port))
  let child = start()
  await listening()
  return {
    async restart(meanwhile) {
      await end(child, signal)
      try {
        await meanwhile?.()
      } finally {
        child = start()
        await listening()
      }
    },
    stop: () => end(child, signal),
  }
}

function peer(url: string, running: Running, folder: string): Peer {
  return {
    url,
    restart: running.restart,
    stop: async () => {
      await running.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

function newestPostgresBin(): string {
  const root = '/usr/lib/postgresql'
  const version = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a))[0] : undefined
  if (!version) throw new Error('PostgreSQL is not installed here: apt-get install postgresql')
  return join(root, version, 'bin')
}

function accountOf(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  await waitUntil(what, async () => ((await holds()) ? true : undefined), { withinMs })
}
