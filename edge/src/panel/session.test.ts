import {
  type Command,
  decodeCommand,
  decodeFrame,
  encodeReply,
  type Frame,
  type Reply,
  type Sequence,
} from '@domovoy/protocol/osdp'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closedSession, defaultSettings, type SessionEffect, type SessionEvent, step, wakeAtMs } from './session.ts'

const identity: Reply = {
  type: 'identity',
  vendor: 1,
  model: 2,
  version: 3,
  serial: 4,
  firmware: { major: 1, minor: 0, build: 0 },
}
const buzz: Command = { type: 'sound-buzzer', reader: 0, tone: 'default', onTicks: 1, offTicks: 0, count: 1 }

/** Drives a session by hand and keeps what came out. */
function drive() {
  let session = closedSession
  let nowMs = 1_000
  const effects: SessionEffect[] = []

  function give(event: SessionEvent): SessionEffect[] {
    const next = step(session, event, nowMs)
    session = next.session
    effects.push(...next.effects)
    return next.effects
  }

  const driver = {
    effects,
    give,
    get session() {
      return session
    },
    get nowMs() {
      return nowMs
    },
    /** The command on the line that waits for its answer, with its sequence number. */
    get asked(): [Command['type'], Sequence] | undefined {
      return session.waiting && [session.waiting.command.type, session.sequence]
    },
    frame: (reply: Reply, change: Partial<Frame> = {}) =>
      give({
        type: 'frame',
        frame: {
          address: 0,
          isReply: true,
          sequence: reply.type === 'busy' ? 0 : session.sequence,
          check: 'crc',
          body: encodeReply(reply),
          ...change,
        },
      }),
    /** Lets time pass up to the next wake. */
    wake() {
      nowMs = wakeAtMs(session) ?? nowMs
      return give({ type: 'wake' })
    },
    pass: (ms: number) => {
      nowMs += ms
    },
  }
  return driver
}

function ready() {
  const driver = drive()
  driver.give({ type: 'opened' })
  driver.frame(identity)
  driver.frame({ type: 'capabilities', capabilities: [] })
  return driver
}

const sent = (effects: SessionEffect[]) =>
  effects.flatMap((effect) => {
    if (effect.type !== 'send') return []
    const decoded = decodeFrame(effect.bytes)
    if (!decoded.ok) throw new Error(decoded.defect)
    const command = decodeCommand(decoded.frame.body)
    return command.ok ? [{ type: command.command.type, sequence: decoded.frame.sequence }] : []
  })

describe('the way to a panel that is ready', () => {
  it('asks who it is under sequence 0, then what it can do, then polls', () => {
    const driver = drive()
    driver.give({ type: 'opened' })
    expect(driver.asked).toEqual(['identify', 0])
    expect(driver.frame(identity)).toMatchObject([{ type: 'send' }])
    expect(driver.asked).toEqual(['ask-capabilities', 1])
    expect(driver.frame({ type: 'capabilities', capabilities: [] })).toMatchObject([
      { type: 'online', isOnline: true },
      { type: 'ready', identity },
      { type: 'send' },
    ])
    expect(driver.asked).toEqual(['poll', 2])
  })

  it('goes on without the capabilities that a panel cannot tell', () => {
    const driver = drive()
    driver.give({ type: 'opened' })
    driver.frame(identity)
    expect(driver.frame({ type: 'nak', reason: 'unknown-command' })).toMatchObject([
      { type: 'refused', command: 'ask-capabilities' },
      { type: 'online', isOnline: true },
      { type: 'ready', capabilities: [] },
      { type: 'send' },
    ])
  })

  it('tries again and again where nobody answers, always under sequence 0, and then opens the line anew', () => {
    const driver = drive()
    driver.give({ type: 'opened' })
    for (let i = 0; i < 100 && driver.session.stage !== 'closed'; i++) driver.wake()
    expect(new Set(sent(driver.effects).map(({ type, sequence }) => `${type} ${sequence}`))).toEqual(
      new Set(['identify 0']),
    )
    expect(sent(driver.effects)).toHaveLength(defaultSettings.missesUntilHangUp)
    expect(driver.effects.at(-1)).toEqual({ type: 'hang-up' })
    expect(driver.effects.some(({ type }) => type === 'online')).toBe(false)
    expect(wakeAtMs(driver.session)).toBeUndefined()
  })
})

describe('polling', () => {
  it('counts 1, 2, 3, 1 and leaves 50 ms between two polls that find nothing', () => {
    const driver = ready()
    const seen: [number, Sequence][] = []
    for (let i = 0; i < 5; i++) {
      seen.push([driver.nowMs, driver.session.sequence])
      driver.pass(3)
      driver.frame({ type: 'ack' })
      expect(driver.asked).toBeUndefined()
      driver.wake()
    }
    expect(seen.map(([, sequence]) => sequence)).toEqual([2, 3, 1, 2, 3])
    expect(seen.slice(1).map(([ms], i) => ms - (seen[i]?.[0] ?? 0))).toEqual([50, 50, 50, 50])
  })

  it('tells keys and cards at once, and asks at once for more', () => {
    const driver = ready()
    expect(driver.frame({ type: 'keypad', reader: 0, keys: ['1', '2'] })).toMatchObject([
      { type: 'key', key: '1' },
      { type: 'key', key: '2' },
      { type: 'send' },
    ])
    const card: Reply = { type: 'raw-card', reader: 0, format: 'raw', bitCount: 8, bits: Uint8Array.of(7) }
    expect(driver.frame(card)).toMatchObject([{ type: 'card', card }, { type: 'send' }])
  })

  it('lets a command go before the next poll, without waiting', () => {
    const driver = ready()
    driver.frame({ type: 'ack' })
    expect(sent(driver.give({ type: 'enqueue', commands: [buzz] }))).toEqual([{ type: 'sound-buzzer', sequence: 3 }])
  })

  it('sends one thing at a time', () => {
    const driver = ready()
    expect(driver.give({ type: 'enqueue', commands: [buzz] })).toEqual([])
    expect(sent(driver.frame({ type: 'ack' }))).toEqual([{ type: 'sound-buzzer', sequence: 3 }])
  })
})

describe('a line that loses frames', () => {
  it('repeats under the same sequence number, and goes on with the next once answered', () => {
    const driver = ready()
    expect(sent(driver.wake())).toEqual([{ type: 'poll', sequence: 2 }])
    expect(driver.session.misses).toBe(1)
    driver.frame({ type: 'ack' })
    expect(driver.session).toMatchObject({ misses: 0, sequence: 3 })
  })

  it('is offline after the fourth miss, online when the panel answers again', () => {
    const driver = ready()
    const first = driver.nowMs
    for (let i = 0; i < 3; i++) driver.wake()
    expect(driver.session.isOnline).toBe(true)
    expect(driver.wake()).toEqual([{ type: 'online', isOnline: false }])
    expect(driver.nowMs - first).toBe(800)
    expect(sent(driver.wake())).toEqual([{ type: 'identify', sequence: 0 }])
    driver.frame(identity)
    const back = driver.frame({ type: 'capabilities', capabilities: [] })
    expect(back.map(({ type }) => type)).toEqual(['online', 'ready', 'send'])
  })

  it('keeps nothing for a panel that is not there', () => {
    const driver = ready()
    for (let i = 0; i < 4; i++) driver.wake()
    driver.give({ type: 'enqueue', commands: [buzz] })
    expect(driver.session.queue).toEqual([])
  })

  it('takes an answer that comes twice once', () => {
    const driver = ready()
    driver.wake()
    driver.frame({ type: 'keypad', reader: 0, keys: ['1'] })
    expect(driver.frame({ type: 'keypad', reader: 0, keys: ['1'] }, { sequence: 2 })).toEqual([
      { type: 'defect', defect: 'stray-frame' },
    ])
  })

  it.each([
    ['from another address', { address: 5 }],
    ['from a controller', { isReply: false }],
    ['under another number', { sequence: 0 as const }],
  ])('does not take a frame %s for an answer', (_which, change) => {
    const driver = ready()
    expect(driver.frame({ type: 'ack' }, change)).toEqual([{ type: 'defect', defect: 'stray-frame' }])
    expect(driver.asked).toEqual(['poll', 2])
  })

  it('goes offline at once when the line closes', () => {
    const driver = ready()
    expect(driver.give({ type: 'closed' })).toEqual([{ type: 'online', isOnline: false }])
    expect(driver.give({ type: 'closed' })).toEqual([])
  })
})

describe('a panel that does not do as it is told', () => {
  it('is asked anew who it is when it lost count, and told everything again', () => {
    const driver = ready()
    driver.frame({ type: 'nak', reason: 'sequence' })
    expect(sent(driver.wake())).toEqual([{ type: 'identify', sequence: 0 }])
    driver.frame(identity)
    const effects = driver.frame({ type: 'capabilities', capabilities: [] })
    expect(effects.map(({ type }) => type)).toEqual(['ready', 'send'])
  })

  it('is left alone with a command that it does not know', () => {
    const driver = ready()
    driver.give({ type: 'enqueue', commands: [buzz] })
    driver.frame({ type: 'ack' })
    expect(driver.frame({ type: 'nak', reason: 'unknown-command' })).toEqual([
      { type: 'refused', command: 'sound-buzzer', reason: 'unknown-command' },
    ])
    expect(driver.session).toMatchObject({ isOnline: true, queue: [] })
  })

  it('gets a command that was spoilt on its way once more, under the same number', () => {
    const driver = ready()
    driver.frame({ type: 'nak', reason: 'check-characters' })
    expect(sent(driver.wake())).toEqual([{ type: 'poll', sequence: 2 }])
  })

  it('is given time while it says that it is busy, yet not for ever', () => {
    const driver = ready()
    for (let i = 0; i < defaultSettings.maxBusies; i++) {
      driver.frame({ type: 'busy' })
      expect(sent(driver.wake())).toEqual([{ type: 'poll', sequence: 2 }])
    }
    expect(driver.session).toMatchObject({ isOnline: true, misses: 0 })
    for (let i = 0; i < 4; i++) {
      driver.frame({ type: 'busy' })
      driver.wake()
    }
    expect(driver.session.isOnline).toBe(false)
  })

  it('is not believed where it speaks of a secure channel that nobody opened', () => {
    const driver = ready()
    const security = { type: 0x16, data: new Uint8Array() }
    expect(driver.frame({ type: 'ack' }, { security })).toEqual([{ type: 'defect', defect: 'secure-channel' }])
  })

  it('says what it likes without doing harm', () => {
    const driver = ready()
    expect(driver.frame({ type: 'ack' }, { body: Uint8Array.of(0x90, 1) })).toEqual([
      { type: 'defect', defect: 'unknown-reply' },
    ])
    driver.wake()
    expect(driver.frame({ type: 'ack' }, { body: Uint8Array.of(0x53, 0, 9) })).toEqual([
      { type: 'defect', defect: 'malformed-reply' },
    ])
    expect(driver.session.isOnline).toBe(true)
  })
})

describe('whatever comes', () => {
  const reply: fc.Arbitrary<Reply> = fc.constantFrom<Reply>(
    { type: 'ack' },
    { type: 'busy' },
    identity,
    { type: 'capabilities', capabilities: [] },
    { type: 'keypad', reader: 0, keys: ['1', '#'] },
    { type: 'nak', reason: 'sequence' },
    { type: 'nak', reason: 'check-characters' },
    { type: 'nak', reason: 'unknown-command' },
  )
  const move = fc.oneof(
    fc.record({ move: fc.constant('frame' as const), reply, sequence: fc.constantFrom<Sequence>(0, 1, 2, 3) }),
    fc.record({ move: fc.constant('answer' as const), reply }),
    fc.record({ move: fc.constant('noise' as const), body: fc.uint8Array({ minLength: 1, maxLength: 20 }) }),
    fc.record({ move: fc.constantFrom('wake' as const, 'enqueue' as const, 'opened' as const, 'closed' as const) }),
    fc.record({ move: fc.constant('pass' as const), ms: fc.nat(1_000) }),
  )

  it('one command waits at most, every wait ends, and online is told exactly when it changes', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 200 }), (moves) => {
        const driver = drive()
        let isOnline = false
        for (const next of moves) {
          const before = driver.effects.length
          if (next.move === 'frame') driver.frame(next.reply, { sequence: next.sequence })
          else if (next.move === 'answer') driver.frame(next.reply)
          else if (next.move === 'noise') driver.frame({ type: 'ack' }, { body: next.body })
          else if (next.move === 'wake') driver.wake()
          else if (next.move === 'enqueue') driver.give({ type: 'enqueue', commands: [buzz] })
          else if (next.move === 'pass') driver.pass(next.ms)
          else driver.give({ type: next.move })
          const effects = driver.effects.slice(before)
          expect(effects.filter(({ type }) => type === 'send').length).toBeLessThanOrEqual(1)
          for (const effect of effects) {
            if (effect.type !== 'online') continue
            expect(effect.isOnline).toBe(!isOnline)
            isOnline = effect.isOnline
          }
          const { session } = driver
          expect(session.isOnline).toBe(isOnline)
          expect(wakeAtMs(session) === undefined).toBe(session.stage === 'closed')
          expect((wakeAtMs(session) ?? 0) - driver.nowMs).toBeLessThanOrEqual(defaultSettings.retryMs)
          if (session.stage === 'closed') expect(session).toMatchObject({ isOnline: false, waiting: undefined })
        }
      }),
      { numRuns: 500 },
    )
  })
})
