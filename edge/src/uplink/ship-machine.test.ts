import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchSize, type ShipEffect, type ShipEvent, type Shipping, shipStep } from './ship-machine.ts'

const begin: Shipping = { isLinked: false, isGathering: false, through: 0, last: 0, sent: undefined }

function play(state: Shipping, ...events: ShipEvent[]): { state: Shipping; effects: ShipEffect[] } {
  let effects: ShipEffect[] = []
  for (const event of events) ({ state, effects } = shipStep(state, event))
  return { state, effects }
}

const sends = (effects: ShipEffect[]) => effects.filter((effect) => effect.do === 'send')

describe('shipping the journal', () => {
  it('sends what has gathered once the link is up, in batches', () => {
    const first = play({ ...begin, last: 1_200 }, { type: 'linked' })
    expect(sends(first.effects)).toEqual([{ do: 'send', first: 1, last: batchSize }])
    const second = play(first.state, { type: 'acknowledged', through: 500 })
    expect(second.effects).toContainEqual({ do: 'acknowledge', through: 500 })
    expect(sends(second.effects)).toEqual([{ do: 'send', first: 501, last: 1_000 }])
  })

  it('waits a moment for more, and for the one in flight', () => {
    const gathering = play(begin, { type: 'linked' }, { type: 'appended', n: 1 }, { type: 'appended', n: 2 })
    expect(gathering.effects).toEqual([])
    const sent = play(gathering.state, { type: 'timer', timer: 'gather' }, { type: 'appended', n: 3 })
    expect([sent.state.sent, sent.effects]).toEqual([{ first: 1, last: 2 }, []])
    expect(sends(play(sent.state, { type: 'acknowledged', through: 2 }).effects)).toEqual([
      { do: 'send', first: 3, last: 3 },
    ])
  })

  it('sends again what nobody acknowledges, grown by what came since', () => {
    const { effects } = play(
      { ...begin, last: 2 },
      { type: 'linked' },
      { type: 'appended', n: 3 },
      { type: 'timer', timer: 'resend' },
    )
    expect(sends(effects)).toEqual([{ do: 'send', first: 1, last: 3 }])
  })

  it('goes back when the cloud asks for older records', () => {
    const { effects } = play(
      { ...begin, through: 90, last: 100 },
      { type: 'linked' },
      { type: 'acknowledged', through: 40 },
    )
    expect(sends(effects)).toEqual([{ do: 'send', first: 41, last: 100 }])
  })

  it('does not hurry a cloud that asks again for what it has just got', () => {
    const { effects } = play({ ...begin, last: 9 }, { type: 'linked' }, { type: 'acknowledged', through: 0 })
    expect(effects).toEqual([])
  })

  it('says so when the cloud holds more than was ever written', () => {
    const { state, effects } = play({ ...begin, last: 3 }, { type: 'linked' }, { type: 'acknowledged', through: 50 })
    expect(effects).toContainEqual({ do: 'report-diverged', through: 50 })
    expect(state.through).toBe(3)
  })

  it('brings everything in order over a link that loses and repeats, one batch at a time', () => {
    const trouble = fc.oneof(
      fc.constant('append' as const),
      fc.constant('unlink' as const),
      fc.constant('link' as const),
      fc.constant('deliver' as const),
      fc.constant('lose' as const),
      fc.constant('repeat' as const),
      fc.constant('timer' as const),
    )
    fc.assert(
      fc.property(fc.array(trouble, { maxLength: 200 }), (troubles) => {
        let state = begin
        let cloud = 0
        let written = 0
        let wire: { first: number; last: number }[] = []
        const timers = new Set<'gather' | 'resend'>()
        const happen = (event: ShipEvent) => {
          const next = shipStep(state, event)
          state = next.state
          for (const effect of next.effects) {
            if (effect.do === 'send') wire.push({ first: effect.first, last: effect.last })
            if (effect.do === 'start-timer') timers.add(effect.timer)
            if (effect.do === 'cancel-timer') timers.delete(effect.timer)
          }
        }
        const deliver = () => {
          const batch = wire.shift()
          if (!batch) return
          if (batch.first === cloud + 1) cloud = batch.last
          happen({ type: 'acknowledged', through: cloud })
        }
        const fireTimers = () => {
          for (const timer of [...timers]) {
            timers.delete(timer)
            happen({ type: 'timer', timer })
          }
        }
        for (const moment of troubles) {
          if (moment === 'append') happen({ type: 'appended', n: ++written })
          if (moment === 'unlink') {
            wire = []
            happen({ type: 'unlinked' })
          }
          if (moment === 'link') happen({ type: 'linked' })
          if (moment === 'deliver') deliver()
          if (moment === 'lose') wire.shift()
          if (moment === 'repeat' && wire[0]) wire.push(wire[0])
          if (moment === 'timer') fireTimers()
          expect(cloud).toBeLessThanOrEqual(written)
          expect(state.through).toBeLessThanOrEqual(written)
        }
        happen({ type: 'unlinked' })
        happen({ type: 'linked' })
        for (let i = 0; i < 300 && cloud < written; i++) {
          deliver()
          if (wire.length === 0) fireTimers()
        }
        expect(cloud).toBe(written)
      }),
    )
  })
})
