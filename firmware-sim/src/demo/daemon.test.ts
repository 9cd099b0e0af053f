import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DaemonError, daemon } from './daemon.ts'
import { pinnedNode } from './pinned-node.ts'

let folder: string
let warnings: string[]
let crashes: string[]
const started: ReturnType<typeof daemon>[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daemon-'))
  warnings = []
  crashes = []
})
afterEach(async () => {
  for (const each of started.splice(0)) await each.close()
  rmSync(folder, { recursive: true })
})

function fixture(behaviour: string) {
  const it = daemon({
    name: 'edge',
    script: fileURLToPath(new URL('./fixtures/daemon.ts', import.meta.url)),
    args: [behaviour],
    env: {},
    logFile: join(folder, 'edge.log'),
    onWarning: (text) => warnings.push(text),
    onCrash: (text) => crashes.push(text),
  })
  started.push(it)
  return it
}

function isAlive(pid: number | undefined) {
  try {
    return pid !== undefined && process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('a daemon of the house', () => {
  it('starts, stops in order and starts again', async () => {
    const edge = fixture('serves')
    await edge.start()
    const first = edge.pid()
    expect(isAlive(first)).toBe(true)
    expect(edge.rssMb()).toBeGreaterThan(10)
    expect(await edge.stop()).toBe(0)
    expect(isAlive(first)).toBe(false)
    expect(edge.pid()).toBeUndefined()
    await edge.start()
    expect(edge.pid()).not.toBe(first)
    expect(crashes).toEqual([])
  })

  it('is gone at once when it is killed', async () => {
    const edge = fixture('deaf')
    await edge.start()
    const pid = edge.pid()
    await edge.kill()
    expect(isAlive(pid)).toBe(false)
    expect(crashes).toEqual([])
  })

  it('says why it did not start', async () => {
    const edge = fixture('fails')
    const failure = edge.start()
    await expect(failure).rejects.toThrow(DaemonError)
    await expect(failure).rejects.toThrow(/edge did not start.*the configuration cannot be read/)
    expect(edge.pid()).toBeUndefined()
  })

  it('tells when it ends by itself', async () => {
    const edge = fixture('crashes')
    await edge.start()
    await vi.waitFor(() => expect(crashes).toEqual(['edge ended by itself with code 7']))
    await edge.start()
  })

  it('keeps its log, and hands warnings on in short', async () => {
    const edge = fixture('serves')
    await edge.start()
    await vi.waitFor(() => expect(warnings).toEqual(['no camera: refused']))
    await edge.close()
    expect(readFileSync(join(folder, 'edge.log'), 'utf8')).toContain('"msg":"no camera"')
  })

  it('leaves when whoever started it was killed', async () => {
    const script = fileURLToPath(new URL('./fixtures/parent.ts', import.meta.url))
    const parent = spawn(pinnedNode, [script, join(folder, 'child.log')], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = await once(parent.stdout, 'data')
    const pid = Number(line)
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5_000 })
  })
})
