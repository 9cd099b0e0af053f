import type { Command, NakReason } from '@domovoy/protocol/osdp'
import { FrameReader, type Key, type LineDefect, type LineEvent, type RawCardReply } from '@domovoy/protocol/osdp'
import type { CancelTimer, Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import { supervise } from '../runtime/supervise.ts'
import type { PanelChannel } from './panel-channel.ts'
import {
  closedSession,
  type SessionDefect,
  type SessionEffect,
  type SessionEvent,
  type SessionSettings,
  step,
  wakeAtMs,
} from './session.ts'

export type PanelDefect = LineDefect | SessionDefect

export type SessionOptions = {
  channel: PanelChannel
  settings: SessionSettings
  clock: Clock
  log: Log
  onOnline(isOnline: boolean): void
  /** The panel is there and shows nothing that it was told before. */
  onReady(): void
  onCard(card: RawCardReply): void
  onKey(key: Key): void
}

export type RunningSession = {
  /** Sends them in order as soon as the line allows; they are dropped while the panel is not ready. */
  send(commands: readonly Command[]): void
  /** What was wrong on the line since the start, by kind. */
  defects(): Partial<Record<PanelDefect, number>>
  stop(): Promise<void>
}

/** The shell around `session.ts`: carries bytes and time to it, and what it decides to the outside. */
export function startSession(options: SessionOptions): RunningSession {
  const { channel, settings, clock, log } = options
  const reader = new FrameReader()
  const defects: Partial<Record<PanelDefect, number>> = {}
  const refusals = new Map<string, number>()
  const inbox: SessionEvent[] = []
  let session = closedSession
  let isTurning = false
  let cancelWake: CancelTimer = () => {}
  let transmit: (bytes: Uint8Array) => void = () => {}
  let hangUp: () => void = () => {}

  const supervision = supervise({ name: 'panel', run: runLine, clock, log, maxDelayMs: 2_000 })

  async function runLine(signal: AbortSignal): Promise<void> {
    const line = new AbortController()
    hangUp = () => line.abort()
    try {
      await channel.run(AbortSignal.any([signal, line.signal]), {
        opened(send) {
          transmit = send
          reader.reset()
          dispatch({ type: 'opened' })
        },
        received: (bytes) => takeLineEvents(reader.push(bytes)),
      })
    } finally {
      transmit = () => {}
      dispatch({ type: 'closed' })
    }
  }

  function takeLineEvents(events: LineEvent[]): void {
    for (const event of events) {
      if (event.type === 'frame') dispatch(event)
      else countDefect(event.defect)
    }
  }

  /** One event after the other, though what an event leads to may bring the next. */
  function dispatch(event: SessionEvent): void {
    inbox.push(event)
    if (isTurning) return
    isTurning = true
    try {
      for (let next = inbox.shift(); next; next = inbox.shift()) turn(next)
    } finally {
      isTurning = false
    }
  }

  function turn(event: SessionEvent): void {
    const next = step(session, event, clock.monotonicMs(), settings)
    session = next.session
    cancelWake()
    const atMs = wakeAtMs(session)
    if (atMs !== undefined) cancelWake = clock.setTimer(Math.max(0, atMs - clock.monotonicMs()), wake)
    for (const effect of next.effects) perform(effect)
  }

  function wake(): void {
    // Whoever was about to answer has had its time: bytes that are here by now are all there will be.
    takeLineEvents(reader.abandon())
    dispatch({ type: 'wake' })
  }

  function perform(effect: SessionEffect): void {
    switch (effect.type) {
      case 'send':
        transmit(effect.bytes)
        break
      case 'online':
        log.info({ online: effect.isOnline }, effect.isOnline ? 'panel online' : 'panel offline')
        options.onOnline(effect.isOnline)
        break
      case 'ready':
        log.debug({ identity: effect.identity, capabilities: effect.capabilities }, 'panel ready')
        options.onReady()
        break
      case 'card':
        options.onCard(effect.card)
        break
      case 'key':
        options.onKey(effect.key)
        break
      case 'refused':
        countRefusal(effect.command, effect.reason)
        break
      case 'defect':
        countDefect(effect.defect)
        break
      case 'hang-up':
        hangUp()
    }
  }

  function countDefect(defect: PanelDefect): void {
    const count = (defects[defect] ?? 0) + 1
    defects[defect] = count
    if (isWorthTelling(count)) log.warn({ defect, count }, 'bad bytes from the panel')
  }

  function countRefusal(command: Command['type'], reason: NakReason | number): void {
    const key = `${command} ${reason}`
    const count = (refusals.get(key) ?? 0) + 1
    refusals.set(key, count)
    if (isWorthTelling(count)) log.warn({ command, reason, count }, 'panel refused a command')
  }

  return {
    send: (commands) => dispatch({ type: 'enqueue', commands }),
    defects: () => ({ ...defects }),
    async stop() {
      await supervision.stop()
      cancelWake()
    },
  }
}

/** A bad line or a contrary panel would fill the log: the first, the tenth, the hundredth … is told. */
function isWorthTelling(count: number): boolean {
  return Number.isInteger(Math.log10(count))
}
