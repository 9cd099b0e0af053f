import { createServer, type Socket } from 'node:net'
import { FrameReader, type LineDefect, type LineEvent } from '@domovoy/protocol/osdp'
import type { Logger } from 'pino'
import { buzzerBehaviour } from './behaviours/buzzer.ts'
import { presentCard } from './behaviours/card.ts'
import { communicationBehaviour } from './behaviours/communication.ts'
import { identityBehaviour } from './behaviours/identity.ts'
import { pressKey } from './behaviours/keypad.ts'
import { ledBehaviour } from './behaviours/led.ts'
import { createReports, pollBehaviour } from './behaviours/poll.ts'
import { statusBehaviour } from './behaviours/status.ts'
import { textBehaviour } from './behaviours/text.ts'
import { createFace, type FaceState } from './face.ts'
import { createPeripheral } from './peripheral.ts'
import { systemTimers, type Timers } from './timers.ts'

/** Longer silence inside a frame and the rest of it is not coming; a network may pause more than the standard's 20 ms. */
const gapMs = 50
/** Without a command for so long the panel believes itself alone. */
const aloneMs = 2_000

/** What a controller has done to the panel. `online`: one is asking. */
export type PanelState = FaceState & { online: boolean }

export type Panel = {
  port: number
  /** `0`…`9`, `*` or `#`. */
  press(key: string): void
  /** @param uid hexadecimal or bytes  @throws RangeError when it is no hexadecimal text */
  presentCard(uid: string | Uint8Array, bitCount?: number): void
  state(): PanelState
  onChange(listener: () => void): () => void
  /** What was wrong on the line since the start, by kind. */
  defects(): Partial<Record<LineDefect, number>>
  stop(): Promise<void>
}

export type PanelOptions = {
  /** 0 takes a free one. */
  port: number
  /** 127.0.0.1 unless told otherwise: OSDP in the clear is for this machine only. */
  host?: string
  /** OSDP address, 0…0x7E. */
  address?: number
  log: Logger
  timers?: Timers
}

/** A call panel that speaks OSDP over TCP as others do over RS-485: keypad, reader, LED, buzzer and a display. */
export async function startPanel(options: PanelOptions): Promise<Panel> {
  const { log, host = '127.0.0.1', address = 0, timers = systemTimers } = options
  const face = createFace()
  const reports = createReports()
  const line = { address }
  const behaviours = [
    pollBehaviour(reports),
    identityBehaviour,
    statusBehaviour,
    ledBehaviour(face, timers),
    buzzerBehaviour(face, timers),
    textBehaviour(face, timers),
    communicationBehaviour(line),
  ]
  const peripheral = createPeripheral(line, behaviours)
  const listeners = new Set<() => void>()
  const defects: Partial<Record<LineDefect, number>> = {}
  const tell = () => {
    for (const listener of listeners) listener()
  }
  let controller: Socket | undefined
  let isOnline = false
  let cancelAlone = () => {}
  face.onChange(tell)

  const server = createServer({ noDelay: true }, (socket) => {
    // One line has one controller: a new one takes the place of one that may hang somewhere.
    controller?.destroy()
    controller = socket
    const reader = new FrameReader()
    let cancelGap = () => {}
    socket.on('data', (bytes) => {
      cancelGap()
      take(socket, reader.push(bytes))
      if (reader.pendingBytes > 0) cancelGap = timers.setTimer(gapMs, () => take(socket, reader.abandon()))
    })
    socket.on('error', (error) => log.info({ error: error.message }, 'panel: controller lost'))
    socket.on('close', () => {
      cancelGap()
      if (controller !== socket) return
      controller = undefined
      setOnline(false)
    })
  })
  server.on('error', (error) => log.error({ error: error.message }, 'panel: server failed'))

  function take(socket: Socket, events: LineEvent[]): void {
    for (const event of events) {
      if (event.type === 'defect') {
        defects[event.defect] = (defects[event.defect] ?? 0) + 1
        log.debug({ defect: event.defect }, 'panel: bad bytes')
        continue
      }
      const answer = peripheral.answer(event.frame)
      if (!answer) continue
      setOnline(true)
      if (socket.writable) socket.write(answer)
    }
  }

  function setOnline(next: boolean): void {
    cancelAlone()
    if (next) cancelAlone = timers.setTimer(aloneMs, () => setOnline(false))
    if (next === isOnline) return
    isOnline = next
    tell()
  }

  await listen(server, options.port, host)
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : options.port
  log.info({ host, port, address }, 'panel listens')

  return {
    port,
    press: (key) => pressKey(reports, key),
    presentCard: (uid, bitCount) => presentCard(reports, uid, bitCount),
    state: () => ({ ...face.state(), online: isOnline }),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    defects: () => ({ ...defects }),
    async stop() {
      listeners.clear()
      cancelAlone()
      for (const behaviour of behaviours) behaviour.stop?.()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      controller?.destroy()
      await closed
    },
  }
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
