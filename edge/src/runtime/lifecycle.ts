import type { Clock } from './clock.ts'
import type { Log } from './log.ts'

/** What every `start…` returns. */
export type Stoppable = { stop(): Promise<void> | void }

/**
 * The parts of a daemon in the order of their start. A part that fails to start makes the owner call `stop`, which ends
 * what had begun; a part that fails to stop does not keep the others from it.
 */
export class Parts {
  readonly #log: Log
  readonly #started: { name: string; part: Stoppable }[] = []

  constructor(log: Log) {
    this.#log = log
  }

  /** Starts a part and remembers how to stop it. When it throws, everything before it is stopped first. */
  async start<T extends Stoppable>(name: string, begin: () => T | Promise<T>): Promise<T> {
    try {
      const part = await begin()
      this.#started.push({ name, part })
      return part
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  /** Stops in reverse. */
  async stop(): Promise<void> {
    for (let last = this.#started.pop(); last; last = this.#started.pop()) {
      try {
        await last.part.stop()
      } catch (err) {
        this.#log.error({ err, part: last.name }, 'a part failed to stop')
      }
    }
  }
}

/** Signals, faults and the exit of a process, so that tests can play them. */
export type ProcessPort = {
  on(event: 'SIGTERM' | 'SIGINT', listener: () => void): void
  on(event: 'uncaughtException', listener: (error: Error) => void): void
  exit(code: number): void
  /** Tells a parent process, where there is one. */
  send?(message: { type: 'ready' }): void
}

/** How long an orderly stop may take; the promise to the outside is 5 s. */
const stopWithinMs = 4_500

/**
 * Starts a daemon, tells that it is ready, and ends it in order on SIGTERM or SIGINT; a second signal ends it at once.
 * Exit codes: 0 after a signal; 1 when the start failed, the stop took too long, or a bug came up (`uncaughtException`,
 * which promises left unhandled become too). Input from outside never ends here: its readers catch what is theirs.
 */
export async function runDaemon(options: {
  start: () => Promise<Stoppable>
  log: Log
  clock: Clock
  process: ProcessPort
}): Promise<void> {
  const { start, log, clock, process } = options
  let daemon: Stoppable | undefined
  let exitCode: number | undefined

  const end = (code: number) => {
    if (exitCode !== undefined) {
      process.exit(Math.max(code, 1))
      return
    }
    exitCode = code
    clock.setTimer(stopWithinMs, () => {
      log.error({ stopWithinMs }, 'the stop took too long')
      process.exit(1)
    })
    // During the start there is nothing whole to stop: it is stopped below, as soon as it stands.
    if (daemon) void stopAndExit(daemon, code)
  }
  const stopAndExit = async (running: Stoppable, code: number) => {
    await running.stop()
    log.info({ code }, 'stopped')
    process.exit(code)
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info({ signal }, 'stopping')
      end(0)
    })
  }
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'a bug came up, stopping')
    end(1)
  })

  try {
    daemon = await start()
  } catch (err) {
    log.fatal({ err }, err instanceof Error ? err.message : 'the start failed')
    process.exit(1)
    return
  }
  if (exitCode !== undefined) {
    await stopAndExit(daemon, exitCode)
    return
  }
  log.info('ready')
  process.send?.({ type: 'ready' })
}
