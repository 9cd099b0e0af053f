import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DoorEffect,
  type DoorEvent,
  type DoorState,
  doorName,
  initialDoor,
  relockGraceMs,
  step,
} from './machine.ts'

const rules = { id: 'main', pulseMs: 3_000, permittedOpenMs: 20_000 }

/** Plays events one after the other, each a second after the last. */
function play(...events: DoorEvent[]): { door: DoorState; effects: DoorEffect[] } {
  let door = initialDoor
  let effects: DoorEffect[] = []
  for (const [i, event] of events.entries()) ({ door, effects } = step(door, event, rules, i * 1_000))
  return { door, effects }
}

const closed: DoorEvent = { type: 'contact', isOpen: false }
const opened: DoorEvent = { type: 'contact', isOpen: true }
const grant: DoorEvent = { type: 'grant' }
const pulseOver: DoorEvent = { type: 'timer', timer: 'pulse' }
const openTooLong: DoorEvent = { type: 'timer', timer: 'open' }
const fire: DoorEvent = { type: 'fire', isActive: true }
const fireOver: DoorEvent = { type: 'fire', isActive: false }
const journal = (effects: DoorEffect[]) =>
  effects.flatMap((effect) => (effect.do === 'journal' ? [effect.event.kind] : []))

describe('a door', () => {
  it('is released by a grant for as long as the rules say', () => {
    const { door, effects } = play(closed, grant)
    expect(effects).toEqual([
      { do: 'set-relay', isOn: true },
      { do: 'start-timer', timer: 'pulse', ms: 3_000 },
      { do: 'state-changed', name: 'unlocked' },
    ])
    expect(step(door, pulseOver, rules, 4_000).effects).toEqual([
      { do: 'set-relay', isOn: false },
      { do: 'state-changed', name: 'locked' },
    ])
  })

  it('is released longer by a second grant, without another edge', () => {
    expect(play(closed, grant, grant).effects).toEqual([{ do: 'start-timer', timer: 'pulse', ms: 3_000 }])
  })

  it('is released by the exit button, once for each press', () => {
    const pressed = play(closed, { type: 'exit', isPressed: true })
    expect(pressed.effects).toContainEqual({ do: 'set-relay', isOn: true })
    expect(pressed.effects).toContainEqual({ do: 'journal', event: { kind: 'granted', door: 'main', via: 'exit' } })
    expect(step(pressed.door, { type: 'exit', isPressed: true }, rules, 1_000).effects).toEqual([])
    expect(step(pressed.door, { type: 'exit', isPressed: false }, rules, 1_000).effects).toEqual([])
  })

  it('opened after a release is open, then held, then closed', () => {
    const through = play(closed, grant, opened)
    expect(doorName(through.door)).toBe('open')
    expect(through.effects).toContainEqual({ do: 'start-timer', timer: 'open', ms: 20_000 })
    const held = step(through.door, openTooLong, rules, 30_000)
    expect([doorName(held.door), journal(held.effects)]).toEqual(['held', ['held']])
    const shut = step(held.door, closed, rules, 31_000)
    expect(journal(shut.effects)).toEqual(['closed'])
  })

  it('opened without a release is forced until it is closed', () => {
    const { door, effects } = play(closed, opened)
    expect([doorName(door), journal(effects)]).toEqual(['forced', ['forced']])
    expect(doorName(step(door, openTooLong, rules, 9_000).door)).toBe('forced')
    expect(doorName(step(door, closed, rules, 9_000).door)).toBe('locked')
  })

  it.each([
    [relockGraceMs, 'open'],
    [relockGraceMs + 1, 'forced'],
  ])('opened %i ms after the relock is %s', (afterMs, name) => {
    const { door } = play(closed, grant, pulseOver)
    expect(doorName(step(door, opened, rules, 2_000 + afterMs).door)).toBe(name)
  })

  it('found open at the start is not forced', () => {
    expect(doorName(play(opened).door)).toBe('open')
  })

  it('is released by fire until the fire is over, whatever else happens', () => {
    const burning = play(closed, grant, fire)
    expect(burning.effects).not.toContainEqual({ do: 'set-relay', isOn: true })
    expect(burning.effects).toContainEqual({ do: 'cancel-timer', timer: 'pulse' })
    expect(doorName(burning.door)).toBe('fire')
    expect(step(burning.door, pulseOver, rules, 9_000).effects).toEqual([])
    const over = step(burning.door, fireOver, rules, 9_000)
    expect(over.effects).toContainEqual({ do: 'set-relay', isOn: false })
    expect(doorName(over.door)).toBe('locked')
  })

  it('gives a leaf that stands open after a fire the permitted time', () => {
    const { door, effects } = play(closed, fire, opened, fireOver)
    expect(doorName(door)).toBe('open')
    expect(effects).toContainEqual({ do: 'start-timer', timer: 'open', ms: 20_000 })
  })

  it('gives a release up that the relay did not follow, and tells of it once', () => {
    const failed: DoorEvent = { type: 'relay-failed', isOn: true, message: 'stuck' }
    const { door, effects } = play(closed, grant, failed)
    expect(effects).toEqual([
      { do: 'set-relay', isOn: false },
      { do: 'cancel-timer', timer: 'pulse' },
      { do: 'journal', event: { kind: 'relay-failed', door: 'main', message: 'stuck' } },
      { do: 'state-changed', name: 'locked' },
    ])
    const again = step(door, { type: 'relay-failed', isOn: false, message: 'stuck' }, rules, 3_000)
    expect(again.effects).toEqual([{ do: 'start-timer', timer: 'relay-retry', ms: 1_000 }])
    expect(step(again.door, { type: 'timer', timer: 'relay-retry' }, rules, 4_000).effects).toEqual([
      { do: 'set-relay', isOn: false },
    ])
  })

  it('tries again and again to stay released in a fire', () => {
    const { effects } = play(closed, fire, { type: 'relay-failed', isOn: true, message: 'stuck' })
    expect(effects).toContainEqual({ do: 'start-timer', timer: 'relay-retry', ms: 1_000 })
  })
})

/** A door with ideal hardware: what happens to it from outside, and time, which fires the timers that the machine set. */
class Model {
  door = initialDoor
  nowMs = 0
  isOn = false
  edges = 0
  readonly due = new Map<string, number>()

  happen(event: DoorEvent): DoorEffect[] {
    const { door, effects } = step(this.door, event, rules, this.nowMs)
    this.door = door
    for (const effect of effects) {
      if (effect.do === 'set-relay') {
        if (effect.isOn && !this.isOn) this.edges++
        this.isOn = effect.isOn
      }
      if (effect.do === 'start-timer') this.due.set(effect.timer, this.nowMs + effect.ms)
      if (effect.do === 'cancel-timer') this.due.delete(effect.timer)
    }
    return effects
  }

  pass(ms: number): void {
    const endMs = this.nowMs + ms
    for (;;) {
      const [next] = [...this.due].filter(([, at]) => at <= endMs).sort(([, a], [, b]) => a - b)
      if (!next) break
      const [timer, at] = next
      this.due.delete(timer)
      this.nowMs = at
      this.happen({ type: 'timer', timer: timer as 'pulse' | 'open' | 'relay-retry' })
    }
    this.nowMs = endMs
  }
}

const calm = fc.oneof(
  fc.constant<DoorEvent>({ type: 'grant' }),
  fc.boolean().map((isPressed): DoorEvent => ({ type: 'exit', isPressed })),
  fc.boolean().map((isOpen): DoorEvent => ({ type: 'contact', isOpen })),
)
const happening = fc.oneof(
  { weight: 3, arbitrary: calm },
  { weight: 1, arbitrary: fc.boolean().map((isActive): DoorEvent => ({ type: 'fire', isActive })) },
)
/** Times shorter than a pulse as often as longer ones. */
const pause = fc.oneof(fc.integer({ min: 1, max: rules.pulseMs - 1 }), fc.integer({ min: rules.pulseMs, max: 25_000 }))
const peace = fc.array(fc.oneof(happening, pause), { maxLength: 30 })
/** Long enough in a fire to grant, wait and open: chance alone seldom brings one about. */
const blaze = fc.array(fc.oneof(calm, pause), { maxLength: 12 })
const story = fc
  .tuple(peace, blaze, peace)
  .map(([before, during, after]) => [...before, fire, ...during, fireOver, ...after])

describe('whatever happens at a door', () => {
  it('it is released in a fire, and never without grant, exit or fire', () => {
    fc.assert(
      fc.property(story, (moments) => {
        const model = new Model()
        let isFire = false
        let releasedUntilMs = Number.NEGATIVE_INFINITY
        for (const moment of moments) {
          if (typeof moment === 'number') {
            model.pass(moment)
          } else {
            const wasPressed = model.door.isExitPressed
            model.happen(moment)
            if (moment.type === 'fire') {
              // An alarm's end locks the door, whatever had released it before.
              if (isFire !== moment.isActive) releasedUntilMs = Number.NEGATIVE_INFINITY
              isFire = moment.isActive
            }
            const isPress = moment.type === 'exit' && moment.isPressed && !wasPressed
            if ((moment.type === 'grant' || isPress) && !isFire) releasedUntilMs = model.nowMs + rules.pulseMs
          }
          expect(model.isOn).toBe(isFire || model.nowMs < releasedUntilMs)
        }
      }),
    )
  })

  it('a grant to a locked door makes exactly one edge, and the pulse ends', () => {
    fc.assert(
      fc.property(story, (moments) => {
        const model = new Model()
        for (const moment of moments) {
          if (typeof moment === 'number') model.pass(moment)
          else model.happen(moment)
        }
        model.happen({ type: 'fire', isActive: false })
        model.pass(rules.pulseMs)
        const before = model.edges
        expect(model.isOn).toBe(false)
        model.happen({ type: 'grant' })
        model.pass(rules.pulseMs - 1)
        expect(model.isOn).toBe(true)
        model.pass(1)
        expect([model.isOn, model.edges]).toEqual([false, before + 1])
      }),
    )
  })

  it('people are told every change of its state, and none that is none', () => {
    fc.assert(
      fc.property(fc.array(happening), (events) => {
        const model = new Model()
        let told = doorName(model.door)
        for (const event of events) {
          for (const effect of model.happen(event)) {
            if (effect.do !== 'state-changed') continue
            expect(effect.name).not.toBe(told)
            told = effect.name
          }
          expect(told).toBe(doorName(model.door))
        }
      }),
    )
  })
})
