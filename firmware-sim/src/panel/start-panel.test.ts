import { connect } from 'node:net'
import {
  type Command,
  decodeReply,
  encodeCommand,
  encodeFrame,
  FrameReader,
  fromHex,
  nextSequence,
  type Reply,
  type Sequence,
} from '@domovoy/protocol/osdp'
import { pino } from 'pino'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FakeTimers } from './fake-timers.ts'
import { type Panel, type PanelOptions, startPanel } from './start-panel.ts'

const log = pino({ level: 'silent' })
const ending: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

async function start(options: Partial<PanelOptions> = {}): Promise<Panel> {
  const panel = await startPanel({ port: 0, log, ...options })
  ending.push(() => panel.stop())
  return panel
}

/** A controller that is nothing but the protocol's codecs on a socket. */
async function plugIn(panel: Panel) {
  const socket = connect({ port: panel.port, host: '127.0.0.1', noDelay: true })
  ending.push(() => socket.destroy())
  socket.on('error', () => {})
  const reader = new FrameReader()
  const waiting: ((reply: Reply) => void)[] = []
  let sequence: Sequence = 0
  socket.on('data', (bytes) => {
    for (const event of reader.push(bytes)) {
      if (event.type !== 'frame') throw new Error(`the panel sent bytes that are no frame: ${event.defect}`)
      const decoded = decodeReply(event.frame.body)
      if (decoded.ok) waiting.shift()?.(decoded.reply)
    }
  })
  await new Promise((resolve) => socket.once('connect', resolve))
  const frame = (command: Command): Uint8Array => {
    const bytes = encodeFrame({ address: 0, isReply: false, sequence, check: 'crc', body: encodeCommand(command) })
    sequence = nextSequence(sequence)
    return bytes
  }
  return {
    socket,
    frame,
    ask(command: Command): Promise<Reply> {
      const answered = new Promise<Reply>((resolve) => waiting.push(resolve))
      socket.write(frame(command))
      return answered
    },
    /** The next answer, to whatever was written by hand. */
    next: () => new Promise<Reply>((resolve) => waiting.push(resolve)),
  }
}

const text = (words: string): Command => ({
  type: 'show-text',
  reader: 0,
  wraps: false,
  row: 1,
  column: 1,
  text: words,
})

describe('a simulated panel', () => {
  it('answers, shows what it is told, and reports what is done to it', async () => {
    const panel = await start()
    const controller = await plugIn(panel)
    expect(await controller.ask({ type: 'identify' })).toMatchObject({ type: 'identity' })
    expect(await controller.ask({ type: 'ask-capabilities' })).toMatchObject({ type: 'capabilities' })
    expect(await controller.ask(text('Открыто'))).toEqual({ type: 'ack' })
    const green = { onTicks: 1, offTicks: 0, onColor: 'green', offColor: 'green' } as const
    await controller.ask({ type: 'set-leds', leds: [{ reader: 0, led: 0, temporary: 'cancel', permanent: green }] })
    await controller.ask({ type: 'sound-buzzer', reader: 0, tone: 'default', onTicks: 5, offTicks: 0, count: 0 })
    expect(panel.state()).toEqual({ text: 'Открыто', led: 'green', buzzer: true, online: true })

    panel.press('7')
    panel.presentCard('04A1B2C3')
    expect(await controller.ask({ type: 'poll' })).toEqual({ type: 'keypad', reader: 0, keys: ['7'] })
    expect(await controller.ask({ type: 'poll' })).toMatchObject({ type: 'raw-card', bits: fromHex('04A1B2C3') })
    expect(await controller.ask({ type: 'poll' })).toEqual({ type: 'ack' })
  })

  it('tells its onlookers of every change, and of a controller that comes and goes', async () => {
    const panel = await start()
    const seen: string[] = []
    const end = panel.onChange(() => seen.push(`${panel.state().online} ${panel.state().text}`))
    const controller = await plugIn(panel)
    await controller.ask(text('Домовой'))
    controller.socket.destroy()
    await vi.waitFor(() => expect(seen).toEqual(['false Домовой', 'true Домовой', 'false Домовой']))
    end()
  })

  it('survives garbage, counts it, and answers what comes after', async () => {
    const panel = await start()
    const controller = await plugIn(panel)
    const bad = controller.frame({ type: 'poll' })
    bad[bad.length - 1] = (bad[bad.length - 1] ?? 0) ^ 0xff
    controller.socket.write(fromHex('47 45 54 20 2F'))
    controller.socket.write(bad)
    controller.socket.write(fromHex('53 00 FF FF'))
    expect(await controller.ask({ type: 'poll' })).toMatchObject({ type: 'nak', reason: 'sequence' })
    expect(panel.defects()).toMatchObject({ noise: 1, 'bad-check': 1, 'bad-length': 1 })
  })

  it('gives an unfinished frame up after a pause, so that the next one is heard', async () => {
    const timers = new FakeTimers()
    const panel = await start({ timers })
    const controller = await plugIn(panel)
    controller.socket.write(fromHex('53 00 00 04 04'))
    await vi.waitFor(() => expect(timers.pending).toBe(1))
    timers.advance(50)
    expect(panel.defects()).toEqual({ incomplete: 1 })
    expect(await controller.ask({ type: 'identify' })).toMatchObject({ type: 'identity' })
  })

  it('takes a frame byte by byte, and two at once', async () => {
    const panel = await start({ timers: new FakeTimers() })
    const controller = await plugIn(panel)
    const answers = [controller.next(), controller.next(), controller.next()]
    for (const byte of controller.frame({ type: 'identify' })) controller.socket.write(Uint8Array.of(byte))
    controller.socket.write(
      Uint8Array.of(...controller.frame({ type: 'poll' }), 0xff, ...controller.frame({ type: 'poll' })),
    )
    expect((await Promise.all(answers)).map(({ type }) => type)).toEqual(['identity', 'ack', 'ack'])
  })

  it('serves one controller: a new one takes the line over', async () => {
    const panel = await start()
    const first = await plugIn(panel)
    await first.ask({ type: 'identify' })
    const closed = new Promise((resolve) => first.socket.once('close', resolve))
    const second = await plugIn(panel)
    await closed
    expect(await second.ask({ type: 'identify' })).toMatchObject({ type: 'identity' })
    expect(panel.state().online).toBe(true)
  })

  it('says why it cannot start on a port that is taken', async () => {
    const panel = await start()
    await expect(startPanel({ port: panel.port, log })).rejects.toThrow(/EADDRINUSE/)
  })

  it('stops while a controller is connected, and frees its port', async () => {
    const panel = await startPanel({ port: 0, log })
    const controller = await plugIn(panel)
    await controller.ask(text('Домовой'))
    await panel.stop()
    await start({ port: panel.port })
  })
})
