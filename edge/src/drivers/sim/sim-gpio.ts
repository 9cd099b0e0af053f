import { createConnection, type Socket } from 'node:net'
import { type GpioLine, gpioReport } from '@domovoy/protocol/gpio-socket'
import type { InputLine } from '../../door/input-line.ts'
import { type Relay, RelayError } from '../../door/relay.ts'
import type { CancelTimer, Clock } from '../../runtime/clock.ts'
import type { Log } from '../../runtime/log.ts'
import { supervise } from '../../runtime/supervise.ts'

/** The simulator's lines over its local socket. */
export type SimGpio = {
  relay(line: GpioLine): Relay
  input(line: GpioLine): InputLine
  stop(): Promise<void>
}

type Pending = { resolve: () => void; reject: (error: Error) => void; cancelTimeout: CancelTimer }
type Listener = (isActive: boolean) => void

const answerWithinMs = 1_000
/** A line of this protocol has under 300 characters; whoever sends more without an end of line speaks something else. */
const longestLine = 4_096

/**
 * Connects to the simulator and stays connected. After a reconnect the wanted outputs are set again, and the simulator
 * tells every input's value by itself.
 */
export function startSimGpio(options: { path: string; clock: Clock; log: Log }): SimGpio {
  const { path, clock, log } = options
  const wanted = new Map<GpioLine, boolean>()
  const inputs = new Map<GpioLine, boolean>()
  const listeners = new Map<GpioLine, Set<Listener>>()
  const pending = new Map<number, Pending>()
  let socket: Socket | undefined
  let lastId = 0

  function ask(line: GpioLine, isOn: boolean): Promise<void> {
    const to = socket
    if (!to) return Promise.reject(new RelayError(`no simulator at ${path}`))
    const id = ++lastId
    return new Promise((resolve, reject) => {
      const cancelTimeout = clock.setTimer(answerWithinMs, () =>
        settle(id, new RelayError(`the simulator did not answer within ${answerWithinMs} ms`)),
      )
      pending.set(id, { resolve, reject, cancelTimeout })
      to.write(`${JSON.stringify({ set: line, value: isOn, id })}\n`)
    })
  }

  function settle(id: number, error?: Error): void {
    const asked = pending.get(id)
    if (!asked) return
    pending.delete(id)
    asked.cancelTimeout()
    if (error) asked.reject(error)
    else asked.resolve()
  }

  function heed(text: string): void {
    const { success, data: report } = gpioReport.safeParse(parseJson(text))
    if (!success) log.warn({ text: text.slice(0, 100) }, 'the simulator said something unknown')
    else if ('done' in report) settle(report.done)
    else if ('failed' in report) settle(report.failed, new RelayError(report.message))
    else {
      inputs.set(report.line, report.value)
      for (const listener of listeners.get(report.line) ?? []) listener(report.value)
    }
  }

  function run(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const connection = createConnection({ path })
      const close = () => connection.destroy()
      signal.addEventListener('abort', close, { once: true })
      let rest = ''
      connection.setEncoding('utf8')
      connection.on('connect', () => {
        socket = connection
        log.info({ path }, 'gpio simulator connected')
        for (const [line, isOn] of wanted) {
          ask(line, isOn).catch((err) => log.warn({ err, line }, 'the wanted output could not be set again'))
        }
      })
      connection.on('data', (text: string) => {
        const lines = (rest + text).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) heed(line)
        if (rest.length > longestLine) connection.destroy(new Error('a line without an end'))
      })
      let fault: Error | undefined
      connection.on('error', (error) => {
        fault = error
      })
      connection.on('close', () => {
        signal.removeEventListener('abort', close)
        if (socket === connection) socket = undefined
        for (const id of [...pending.keys()]) settle(id, new RelayError('the simulator is gone'))
        if (fault) reject(fault)
        else resolve()
      })
    })
  }

  const supervision = supervise({ name: 'gpio simulator', run, clock, log, firstDelayMs: 100, maxDelayMs: 1_000 })
  return {
    relay: (line) => ({
      set(isOn) {
        wanted.set(line, isOn)
        return ask(line, isOn)
      },
    }),
    input: (line) => ({
      watch(listener) {
        const all = listeners.get(line) ?? new Set()
        listeners.set(line, all.add(listener))
        const known = inputs.get(line)
        if (known !== undefined) listener(known)
        return () => void all.delete(listener)
      },
    }),
    stop: () => supervision.stop(),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
