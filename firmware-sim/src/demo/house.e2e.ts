import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { type ApiClient, apiClient } from './api-client.ts'
import { type House, startHouse } from './house.ts'
import type { HouseEvent } from './house-options.ts'
import { signIn } from './sign-in.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
const events: HouseEvent[] = []
let house: House
let client: ApiClient

beforeAll(async () => {
  house = await startHouse({ dataFolder: folder.path, pulseMs: 300, report: (event) => events.push(event) })
  client = apiClient(house.cloudUrl)
  await signIn(client, house.residents[0]?.phone ?? '')
})
afterAll(async () => {
  client?.close()
  await house?.stop()
  folder.remove()
})

const simState = z.object({ lines: z.object({ lock: z.boolean(), contact: z.boolean() }), lockPulses: z.int() })
const sim = async () => simState.parse(await (await fetch(`${house.simUrl}/state`)).json())
const open = () =>
  client.send('POST', `/api/entrances/${house.entranceId}/open`, undefined, { 'idempotency-key': randomUUID() })

/** Every process, but this one, whose command line or environment names the folder. */
function processesOf(path: string): string[] {
  const said = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8')
    } catch {
      return ''
    }
  }
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .map((pid) => ({ command: said(pid, 'cmdline'), environment: said(pid, 'environ') }))
    .filter(({ command, environment }) => command.includes(path) || environment.includes(path))
    .map(({ command }) => command.replaceAll('\0', ' '))
}

describe('a house', () => {
  it('is claimed by the CLI at its first start, and tells its steps', () => {
    const steps = events.flatMap((event) => (event.kind === 'step' ? [event.step] : []))
    expect(steps.toSorted()).toEqual(['claim', 'cloud', 'edge', 'online', 'sim'])
    expect(house.residents.map(({ name }) => name)).toContain('Анна Смирнова')
  })

  it('opens the door: from the API to the lock line, once', async () => {
    const before = await sim()
    const answer = await open()
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ outcome: 'opened' })
    await vi.waitFor(async () => expect((await sim()).lines.lock).toBe(false), { timeout: 5_000 })
    expect((await sim()).lockPulses).toBe(before.lockPulses + 1)
  })

  it('lets somebody through whom the app let in', async () => {
    const opened = open()
    await vi.waitFor(async () => expect((await sim()).lines.lock).toBe(true), { timeout: 5_000, interval: 10 })
    await fetch(`${house.simUrl}/push`, { method: 'POST' })
    await vi.waitFor(async () => expect((await sim()).lines.contact).toBe(true), { timeout: 5_000 })
    expect((await opened).status).toBe(200)
  })

  it('is alone on its data folder, and leaves others their ports', async () => {
    const second = startHouse({ dataFolder: folder.path })
    await expect(second).rejects.toThrow(/runs already on .*DOMOVOY_DATA/)
    const elsewhere = temporaryFolder()
    const taken = startHouse({ dataFolder: elsewhere.path, simPort: Number(new URL(house.simUrl).port) })
    await expect(taken).rejects.toThrow(/Port \d+ \(simulated panel\) is in use.*DOMOVOY_SIM_PORT=/)
    elsewhere.remove()
    expect((await open()).status).toBe(200)
  })

  it('opens again after its controller was killed and started again', async () => {
    await house.edge.kill()
    await house.edge.start()
    await vi.waitFor(async () => expect((await open()).status).toBe(200), { timeout: 20_000, interval: 300 })
  })

  it('leaves no process behind, and keeps its claim for the next start', async () => {
    const { controllerId } = house
    await house.stop()
    expect(processesOf(folder.path)).toEqual([])
    events.length = 0
    const beganMs = performance.now()
    house = await startHouse({ dataFolder: folder.path, pulseMs: 300, report: (event) => events.push(event) })
    expect(performance.now() - beganMs).toBeLessThan(10_000)
    expect(house.controllerId).toBe(controllerId)
    expect(events.filter((event) => event.kind === 'step' && event.step === 'claim')).toEqual([])
  })
})
