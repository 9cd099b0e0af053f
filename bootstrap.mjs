// The door into the project for a machine that has nothing but Node 20 and npm: installs what the lock file says, then
// hands over to the pinned Node. Plain JavaScript, since it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const bin = (name) => join(root, 'node_modules/.bin', name)
/** Exact, and not in package.json: pnpm would want to fetch itself by that field, and change the lock file for it. */
const packageManager = 'pnpm@12.21.0'
/** The system's own: apt-get installs the bindings for no other. */
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'
const say = (line) => process.stderr.write(`${line}\n`)

/** A password's hash takes 16 MB for a moment. By itself the C library comes to keep such pieces: 100 MB instead of 35. */
const hashing = { MALLOC_MMAP_THRESHOLD_: `${1024 * 1024}` }

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const commands = {
  start: (args) => node('firmware-sim/src/demo/main.ts', args),
  // Both leave little garbage behind, and a controller has little memory: the young generation need not grow to 100 MB.
  cloud: (args) => node('cloud/src/main.ts', args, ['--max-semi-space-size=4'], hashing),
  edge: (args) => node('edge/src/main.ts', args, ['--max-semi-space-size=2']),
  bench: (args) => node('firmware-sim/src/bench/main.ts', args),
  check: (args) => node('.ci/check.ts', args),
  test: async (args) => {
    await installPeers()
    return await node('.ci/test.ts', args)
  },
  fix: () => run(bin('biome'), ['check', '--write', '.']),
}

const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  say(`Unknown command «${name}». There are: ${Object.keys(commands).join(', ')}.`)
  process.exit(2)
}
if (Number(process.versions.node.split('.')[0]) < 20) {
  say(`Node ${process.versions.node} is too old to begin with: Domovoy needs Node 20 or later (https://nodejs.org).`)
  process.exit(2)
}
await installPackages()
process.exitCode = await command(args)

/** Installs the workspace when the lock file is not the one that was installed last. */
async function installPackages() {
  const stamp = join(root, 'node_modules/.domovoy-installed')
  const wanted = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) wanted.update(readFileSync(join(root, file)))
  const digest = `${wanted.digest('hex')} ${process.platform}-${process.arch}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  say('Installing packages (once, and again when they change) …')
  rmSync(stamp, { force: true })
  const code = await run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], { CI: 'true' })
  if (code !== 0) {
    say('The packages could not be installed. What the package manager said stands above.')
    process.exit(code)
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, digest)
}

/**
 * The real peers of the tests: a browser, a broker, a database, a camera server, a telephone with its exchange, and a compiler
 * for the GPIO addon.
 * Installed by apt-get where that is allowed, named where it is not.
 */
async function installPeers() {
  const missing = [
    ['chromium', () => has('chromium')],
    ['mosquitto', () => has('mosquitto') || existsSync('/usr/sbin/mosquitto')],
    ['postgresql', () => existsSync('/usr/lib/postgresql')],
    ['ffmpeg', () => has('ffmpeg')],
    ['python3', () => has('python3')],
    ['python3-gi', () => spawnSync(python, ['-c', 'import gi']).status === 0],
    ['gir1.2-gst-rtsp-server-1.0', () => gstreamerServes()],
    ['gstreamer1.0-plugins-good', () => hasPlugin('rtph264pay')],
    ['gstreamer1.0-plugins-bad', () => hasPlugin('h264parse')],
    ['gstreamer1.0-plugins-ugly', () => hasPlugin('x264enc')],
    ['kamailio', () => has('kamailio') || existsSync('/usr/sbin/kamailio')],
    ['baresip-core', () => has('baresip')],
    ['sip-tester', () => has('sipp')],
    ['make', () => has('make')],
    ['g++', () => has('g++')],
  ]
    .filter(([, present]) => !present())
    .map(([name]) => name)
  if (missing.length > 0) {
    const asRoot = process.getuid?.() === 0
    const prefix = asRoot ? [] : spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined
    const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
    if (!has('apt-get') || !prefix) {
      say(`The tests need peers that are not here and that may not be installed from here. Run this, then again:`)
      say(`  sudo apt-get update && sudo ${line}`)
      process.exit(3)
    }
    say(`Installing the peers of the tests: ${missing.join(', ')} …`)
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    await run(...split([...prefix, 'apt-get', 'update', '-qq']), quiet)
    const code = await run(...split([...prefix, ...line.split(' '), '-qq']), quiet)
    if (code !== 0) {
      say(`apt-get could not install them. Try by hand: sudo apt-get update && sudo ${line}`)
      process.exit(code)
    }
  }
  // The addon is small and only the GPIO tests need it: without it they say so.
  await run(process.execPath, [join(root, 'edge/src/drivers/onoff/build-epoll.mjs')])
}

function split([file, ...rest]) {
  return [file, rest]
}

function has(file) {
  return spawnSync('sh', ['-c', `command -v ${file}`]).status === 0
}

function gstreamerServes() {
  const script = "import gi; gi.require_version('GstRtspServer', '1.0'); from gi.repository import GstRtspServer"
  return spawnSync(python, ['-c', script]).status === 0
}

/** gst-inspect is in a package of its own, so the plugin is asked for through the bindings that the tests use anyway. */
function hasPlugin(element) {
  const script = `import gi, sys; gi.require_version('Gst', '1.0'); from gi.repository import Gst; Gst.init(None); sys.exit(0 if Gst.ElementFactory.find('${element}') else 1)`
  return spawnSync(python, ['-c', script]).status === 0
}

/**
 * Runs a file of the workspace under the pinned Node, which keeps what it has compiled: the next start takes half of the
 * processor's time, and 20 MB less, since nothing that strips types is loaded.
 */
async function node(file, args, flags = [], env = {}) {
  const compiled = process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/compiled')
  return await run(bin('node'), [...flags, join(root, file), ...args], { NODE_COMPILE_CACHE: compiled, ...env })
}

/** Runs to the end with this terminal; a child that a signal ended gives 128 + its number. */
function run(file, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    // Ctrl-C reaches the child from the terminal as well: passed on, it would come twice, and twice means «at once».
    const stay = () => {}
    const pass = (signal) => child.kill(signal)
    const listeners = { SIGINT: process.stdin.isTTY ? stay : pass, SIGTERM: pass, SIGHUP: pass }
    for (const [signal, listener] of Object.entries(listeners)) process.on(signal, listener)
    child.on('error', (error) => {
      say(`${file}: ${error.message}`)
      resolve(127)
    })
    child.on('exit', (code, signal) => {
      for (const [name, listener] of Object.entries(listeners)) process.off(name, listener)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}
