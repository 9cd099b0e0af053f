import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstFrameMs,
  frozenMs,
  type PictureEvent,
  type PictureState,
  type PictureStep,
  step,
} from './picture-machine.ts'

type Timed = [number, PictureEvent]

function run(...events: Timed[]): PictureStep {
  return events.reduce<PictureStep>(({ state }, [nowMs, event]) => step(state, event, nowMs), {
    state: { at: 'off' },
    effect: 'none',
  })
}

const watch: Timed = [0, { type: 'watch' }]
const frame = (nowMs: number): Timed => [nowMs, { type: 'frame' }]
const tick = (nowMs: number): Timed => [nowMs, { type: 'tick', random: 0.5 }]
const lost = (nowMs: number): Timed => [nowMs, { type: 'failed', trouble: 'interrupted', random: 0.5 }]

it('connects when somebody looks, once', () => {
  expect(run(watch)).toMatchObject({ state: { at: 'connecting', attempt: 0 }, effect: 'connect' })
  expect(run(watch, watch).effect).toBe('none')
})

it('is live at the first frame', () => {
  expect(run(watch, frame(120)).state).toMatchObject({ at: 'live', sinceMs: 120 })
})

it('closes when nobody looks, and begins anew afterwards', () => {
  expect(run(watch, frame(100), [200, { type: 'leave' }])).toEqual({ state: { at: 'off' }, effect: 'close' })
  expect(run(watch, [200, { type: 'leave' }], [300, { type: 'watch' }]).effect).toBe('connect')
})

describe('trouble', () => {
  it('a picture without frames for 3 s is frozen', () => {
    expect(run(watch, frame(100), tick(100 + frozenMs)).effect).toBe('none')
    expect(run(watch, frame(100), tick(101 + frozenMs))).toMatchObject({
      state: { at: 'waiting', trouble: 'interrupted' },
      effect: 'close',
    })
  })

  it('an answer without a frame for 10 s is a blocked network', () => {
    expect(run(watch, tick(firstFrameMs + 1)).state).toMatchObject({ at: 'waiting', trouble: 'blocked' })
  })

  it('waits longer each time, then tries again', () => {
    expect(run(watch, lost(10)).state).toMatchObject({ at: 'waiting', attempt: 1, retryAtMs: 510 })
    expect(run(watch, lost(10), tick(510))).toMatchObject({
      state: { at: 'connecting', attempt: 1, after: 'interrupted' },
      effect: 'connect',
    })
    expect(run(watch, lost(10), tick(510), lost(600)).state).toMatchObject({ attempt: 2, retryAtMs: 1_600 })
  })

  it('a picture that flickers does not reset the wait, a steady one does', () => {
    expect(run(watch, lost(10), tick(510), frame(600), lost(900)).state).toMatchObject({ attempt: 2 })
    expect(run(watch, lost(10), tick(510), frame(600), lost(11_000)).state).toMatchObject({ attempt: 1 })
  })

  it('does not wait once the network or the entrance is back', () => {
    expect(run(watch, lost(10), [20, { type: 'back' }]).effect).toBe('connect')
  })

  it('a browser that cannot is left in peace', () => {
    const cannot: Timed = [10, { type: 'failed', trouble: 'unsupported', random: 0 }]
    expect(run(watch, cannot, tick(60_000), [60_000, { type: 'back' }])).toMatchObject({
      state: { at: 'stuck' },
      effect: 'none',
    })
  })
})

it('starts by a tap where the browser wants one', () => {
  const refused: Timed = [10, { type: 'failed', trouble: 'needs-tap', random: 0 }]
  expect(run(watch, refused).state.at).toBe('stuck')
  expect(run(watch, refused, [20, { type: 'tap' }]).effect).toBe('connect')
})

it('has at most one connection whatever happens', () => {
  const event: fc.Arbitrary<PictureEvent> = fc.oneof(
    fc.constantFrom<PictureEvent>(
      { type: 'watch' },
      { type: 'leave' },
      { type: 'frame' },
      { type: 'back' },
      { type: 'tap' },
    ),
    fc.record({ type: fc.constant('tick' as const), random: fc.double({ min: 0, max: 0.99, noNaN: true }) }),
    fc.record({
      type: fc.constant('failed' as const),
      trouble: fc.constantFrom('camera-unavailable' as const, 'needs-tap' as const, 'interrupted' as const),
      random: fc.double({ min: 0, max: 0.99, noNaN: true }),
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5_000), event)), (events) => {
      let state: PictureState = { at: 'off' }
      let isConnected = false
      let nowMs = 0
      for (const [afterMs, next] of events) {
        nowMs += afterMs
        const result = step(state, next, nowMs)
        state = result.state
        if (result.effect !== 'none') isConnected = result.effect === 'connect'
        expect(isConnected).toBe(state.at === 'connecting' || state.at === 'live')
      }
    }),
  )
})
