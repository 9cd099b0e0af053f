import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type LogSink, openLog } from './forward-log.ts'
import { pinnedNode, rootFolder } from './pinned-node.ts'

/** A daemon that is not ready by then will not be. The first start of the database takes the longest. */
const readyWithinMs = 90_000
/** The daemons promise 5 s; what is not gone then is killed. */
const stopWithinMs = 6_000
/** The last lines of a process that is gone arrive within this. */
const outputWithinMs = 500

/** A daemon ended, or never became ready. */
export class DaemonError extends Error {
  readonly code = 'house.daemon'
}

/** One process of the house, to be stopped, killed and started again. */
export type ProcessHandle = {
  readonly name: string
  /** While it runs. */
  pid(): number | undefined
  /** Resident memory in MiB, while it runs. */
  rssMb(): number | undefined
  /** Waits until it is ready. @throws DaemonError with its last words */
  start(): Promise<void>
  /** In order, by SIGTERM. @returns its exit code; nothing when a signal ended it */
  stop(): Promise<number | undefined>
  /** At once, by SIGKILL, as when the power is cut. */
  kill(): Promise<void>
}

export type DaemonOptions = {
  name: string
  /** Path of the script, absolute or from the repository's root. */
  script: string
  args: string[]
  /** Of Node itself. */
  nodeFlags?: string[]
  env: Record<string, string | undefined>
  logFile: string
  onWarning: (text: string) => void
  /** It ended without being asked to. */
  onCrash: (text: string) => void
}

/** Groups that are alive now, so that none outlives this process, however it ends. */
const liveGroups = new Set<number>()
process.on('exit', () => {
  for (const group of liveGroups) signalGroup(group, 'SIGKILL')
})

/**
 * Describes a daemon without starting it. It gets a process group of its own: Ctrl-C at the terminal reaches only us, who
 * stop the house in order, and whatever it may have started can be ended with it.
 */
export function daemon(options: DaemonOptions): ProcessHandle & { close(): Promise<void> } {
  const { name, onCrash } = options
  const log = openLog(options.logFile, options.onWarning)
  let running: { child: ChildProcess; ended: Promise<number | undefined>; isCrash: boolean } | undefined

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | undefined> {
    if (!running) return undefined
    const { child, ended } = running
    running.isCrash = false
    child.kill(signal)
    const late = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), stopWithinMs)
    const code = await ended
    clearTimeout(late)
    return code
  }

  return {
    name,
    pid: () => running?.child.pid,
    rssMb: () => residentMb(running?.child.pid),
    async start() {
      if (running) throw new DaemonError(`${name} runs already`)
      const child = launch(options, log)
      const group = child.pid
      if (group !== undefined) liveGroups.add(group)
      const state = { child, ended: exitOf(child), isCrash: false }
      running = state
      void state.ended.then((code) => {
        running = undefined
        signalGroup(group, 'SIGKILL')
        if (group !== undefined) liveGroups.delete(group)
        if (state.isCrash) onCrash(`${name} ended by itself${code === undefined ? '' : ` with code ${code}`}`)
      })
      try {
        await becomesReady(child, state.ended, name, log)
        // From here on an end that nobody asked for is a crash; before, it is a start that failed.
        state.isCrash = true
      } catch (error) {
        await end('SIGTERM')
        throw error
      }
    },
    stop: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL')
    },
    async close() {
      await end('SIGTERM')
      await log.close()
    },
  }
}

function launch(options: DaemonOptions, log: LogSink): ChildProcess {
  const leave = new URL('./leave-with-parent.ts', import.meta.url).href
  const child = spawn(pinnedNode, [...(options.nodeFlags ?? []), '--import', leave, options.script, ...options.args], {
    cwd: rootFolder,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  if (child.stdout) log.follow(child.stdout)
  if (child.stderr) log.follow(child.stderr)
  return child
}

/** Resolves once the process is gone, and its output was read unless a process of its own still holds that open. */
function exitOf(child: ChildProcess): Promise<number | undefined> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(undefined))
    child.once('close', (code) => resolve(code ?? undefined))
    child.once('exit', (code) => setTimeout(() => resolve(code ?? undefined), outputWithinMs).unref())
  })
}

async function becomesReady(child: ChildProcess, ended: Promise<unknown>, name: string, log: LogSink): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && 'type' in message && message.type === 'ready') resolve()
    })
    void ended.then(() => {
      const words = log.lastWords() || `see its log`
      reject(new DaemonError(`${name} did not start. ${words}`))
    })
    timer = setTimeout(() => reject(new DaemonError(`${name} was not ready in time`)), readyWithinMs)
  })
  await ready.finally(() => clearTimeout(timer))
}

function signalGroup(group: number | undefined, signal: NodeJS.Signals) {
  if (group === undefined) return
  try {
    process.kill(-group, signal)
  } catch {
    // ESRCH: nobody of it is left, as it should be.
  }
}

/** From /proc where there is one (proc(5): VmRSS in KiB). */
function residentMb(pid: number | undefined): number | undefined {
  if (pid === undefined) return undefined
  try {
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kib === undefined ? undefined : Number(kib) / 1024
  } catch {
    return undefined
  }
}
