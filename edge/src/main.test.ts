import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeSimulator } from './drivers/sim/fake-simulator.ts'
import { readBatch } from './journal/read-batch.ts'
import { openDatabase } from './runtime/database.ts'

let folder: string
let simulator: FakeSimulator
const running: ChildProcess[] = []

/** The daemon as a process of its own, as it runs on a controller. */
function launch(): { daemon: ChildProcess; ready: Promise<void>; ended: Promise<number | null>; lines: string[] } {
  const daemon = spawn(
    process.execPath,
    [join(import.meta.dirname, 'main.ts'), '--config', join(folder, 'edge.yaml')],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  running.push(daemon)
  const lines: string[] = []
  for (const stream of [daemon.stdout, daemon.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line))
  }
  const ready = once(daemon, 'message').then(([message]) => expect(message).toEqual({ type: 'ready' }))
  const ended = once(daemon, 'close').then(([code]) => code)
  return { daemon, ready, ended, lines }
}

/** What the journal holds once nobody writes it any more. */
function kinds(): string[] {
  const db = openDatabase(join(folder, 'data'))
  const records = readBatch(db, 1, 1_000)?.records ?? []
  db.stop()
  return records.map(({ event }) =>
    event.kind === 'started' ? `started ${event.clean ? 'clean' : 'unclean'}` : event.kind,
  )
}

function configure(more = ''): void {
  const text = `dataFolder: data\ngpioSocket: gpio.sock\ndoor:\n  pulseMs: 100\n  lock: { driver: sim, line: lock }\n  exit: { driver: sim, line: exit }\n${more}`
  writeFileSync(join(folder, 'edge.yaml'), text)
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'domovoy-edge-'))
  simulator = new FakeSimulator()
  await simulator.listen(join(folder, 'gpio.sock'))
  configure()
})

afterEach(async () => {
  for (const daemon of running.splice(0)) {
    if (daemon.exitCode === null && daemon.signalCode === null) daemon.kill('SIGKILL')
  }
  await simulator.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the daemon as a process', () => {
  it('works at the door without being claimed, and says what to do about that', async () => {
    const { daemon, ready, ended, lines } = launch()
    await ready
    const opened = new Promise<void>((resolve) => {
      simulator.heed = ({ set, value }) => {
        if (set === 'lock' && value) resolve()
        return true
      }
    })
    simulator.setInput('exit', true)
    await opened
    daemon.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(lines.join('\n')).toContain('domovoy claim')
    expect(lines.some((line) => JSON.parse(line).msg === 'ready')).toBe(true)
    expect(kinds()).toEqual(['started clean', 'granted', 'stopped'])
    expect(simulator.values.lock).toBe(false)
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('ends in order within 5 s of %s', async (signal) => {
    const { daemon, ready, ended } = launch()
    await ready
    const startedMs = performance.now()
    daemon.kill(signal)
    expect(await ended).toBe(0)
    expect(performance.now() - startedMs).toBeLessThan(5_000)
    expect(kinds()).toEqual(['started clean', 'stopped'])
  })

  it('does not start beside another on the same data folder, and leaves that one alone', async () => {
    const first = launch()
    await first.ready
    const second = launch()
    expect(await second.ended).toBe(1)
    expect(second.lines.join('\n')).toContain('another instance runs on the data folder')
    first.daemon.kill('SIGTERM')
    expect(await first.ended).toBe(0)
  })

  it('starts again at once after it was killed, and says that its end was not in order', async () => {
    const first = launch()
    await first.ready
    first.daemon.kill('SIGKILL')
    await first.ended
    const second = launch()
    await second.ready
    second.daemon.kill('SIGTERM')
    await second.ended
    expect(kinds()).toEqual(['started clean', 'started unclean', 'stopped'])
  })

  it('does not start with a configuration that it does not understand', async () => {
    configure('  pulsMs: 3\n')
    const { ended, lines } = launch()
    expect(await ended).toBe(1)
    expect(lines.join('\n')).toContain('line 7: unknown key door.pulsMs')
  })
})
