import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GpioReport, gpioReport } from '@domovoy/protocol/gpio-socket'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLines, type GpioServer, type Lines, SocketInUseError, startGpioServer } from './index.ts'
import { longestLineBytes } from './line-splitter.ts'

const log = pino({ level: 'silent' })
let folder: string
let socketPath: string
let lines: Lines
let server: GpioServer
const clients: Socket[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gpio-'))
  socketPath = join(folder, 'gpio.sock')
  lines = createLines()
  server = await startGpioServer({ socketPath, lines, log })
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  await server.stop()
  rmSync(folder, { recursive: true })
})

/** A client that collects what it is told. */
async function join1(): Promise<{ socket: Socket; told: GpioReport[]; isCut: () => boolean }> {
  const socket = connect(socketPath)
  clients.push(socket)
  const told: GpioReport[] = []
  let rest = ''
  let cut = false
  socket.on('error', () => {})
  socket.on('close', () => {
    cut = true
  })
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = `${rest}${chunk}`.split('\n')
    rest = parts.pop() ?? ''
    told.push(...parts.map((part) => gpioReport.parse(JSON.parse(part))))
  })
  await vi.waitFor(() => expect(told).toHaveLength(4))
  return { socket, told, isCut: () => cut }
}

const set = (value: boolean, id: number) => `${JSON.stringify({ set: 'lock', value, id })}\n`

describe('the GPIO server', () => {
  it('tells a new client every line, and moves the lock as it asks', async () => {
    const { socket, told } = await join1()
    expect(told).toEqual(['lock', 'contact', 'exit', 'fire'].map((line) => ({ line, value: false })))
    socket.write(set(true, 7))
    await vi.waitFor(() => expect(told).toContainEqual({ done: 7 }))
    expect(lines.get('lock')).toBe(true)
    expect(lines.lockPulses()).toBe(1)
  })

  it('tells every client of every edge', async () => {
    const [one, two] = await Promise.all([join1(), join1()])
    expect(server.clients()).toBe(2)
    lines.set('exit', true)
    for (const { told } of [one, two])
      await vi.waitFor(() => expect(told).toContainEqual({ line: 'exit', value: true }))
  })

  it('refuses to drive an input, and a request that is none, by its id', async () => {
    const { socket, told } = await join1()
    socket.write('{"set":"exit","value":true,"id":1}\n{"set":"roof","value":1,"id":2}\n')
    await vi.waitFor(() => expect(told).toHaveLength(6))
    expect(told.slice(4)).toEqual([
      { failed: 1, message: 'exit is an input' },
      { failed: 2, message: expect.stringContaining('not a request') },
    ])
    expect(lines.get('exit')).toBe(false)
  })

  it('takes a request however its bytes fall', async () => {
    const { socket, told } = await join1()
    for (const byte of set(true, 3)) socket.write(byte)
    await vi.waitFor(() => expect(told).toContainEqual({ done: 3 }))
  })

  it('lives on after any bytes, and still serves', async () => {
    const arbitraryBytes = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(arbitraryBytes, async (chunks) => {
        const broken = connect(socketPath)
        broken.on('error', () => {})
        for (const chunk of chunks) broken.write(chunk)
        await new Promise<void>((resolve) => broken.end(() => resolve()))
        broken.destroy()
      }),
      { numRuns: 30 },
    )
    const { socket, told } = await join1()
    socket.write(set(true, 1))
    await vi.waitFor(() => expect(told).toContainEqual({ done: 1 }))
  })

  it('cuts a client whose line has no end, and only that one', async () => {
    const [endless, other] = await Promise.all([join1(), join1()])
    endless.socket.write('x'.repeat(longestLineBytes + 1))
    await vi.waitFor(() => expect(endless.isCut()).toBe(true))
    expect(other.isCut()).toBe(false)
    expect(server.clients()).toBe(1)
  })

  it('cuts a client that never reads', async () => {
    const deaf = connect(socketPath)
    clients.push(deaf)
    deaf.pause()
    await vi.waitFor(() => expect(server.clients()).toBe(1))
    for (let n = 0; n < 30_000; n++) lines.set('contact', n % 2 === 0)
    await vi.waitFor(() => expect(server.clients()).toBe(0))
  })

  it('leaves the lock as it was when the client that drove it goes away', async () => {
    const { socket, told } = await join1()
    socket.write(set(true, 1))
    await vi.waitFor(() => expect(told).toContainEqual({ done: 1 }))
    socket.destroy()
    await vi.waitFor(() => expect(server.clients()).toBe(0))
    expect(lines.get('lock')).toBe(true)
  })

  it('does not take the socket of a living simulator', async () => {
    await expect(startGpioServer({ socketPath, lines, log })).rejects.toThrow(SocketInUseError)
    expect((await join1()).told).toHaveLength(4)
  })

  it('takes over the file of one that died', async () => {
    const stale = join(folder, 'stale.sock')
    writeFileSync(stale, '')
    const second = await startGpioServer({ socketPath: stale, lines, log })
    await second.stop()
  })
})
