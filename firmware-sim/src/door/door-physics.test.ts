import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  closedDoor,
  type Door,
  elapse,
  hold,
  isAtRest,
  kick,
  openestDeg,
  poseOf,
  push,
  setStrike,
} from './door-physics.ts'

const released = setStrike(closedDoor, true)

/** Anything that hands, the strike and time can do to a door. */
const happening: fc.Arbitrary<(door: Door) => Door> = fc.oneof(
  fc.integer({ min: 1, max: 3_000 }).map((ms) => (door: Door) => elapse(door, ms)),
  fc.boolean().map((value) => (door: Door) => setStrike(door, value)),
  fc.boolean().map((value) => (door: Door) => hold(door, value)),
  fc.constant(push),
  fc.constant(kick),
)
const story = fc.array(happening, { maxLength: 30 })
const play = (happenings: ((door: Door) => Door)[]) => happenings.reduce((door, happen) => happen(door), closedDoor)

describe('a door', () => {
  it('does not open when it is pushed while locked', () => {
    const door = elapse(push(closedDoor), 5_000)
    expect(poseOf(door)).toBe('closed')
    expect(door.contact).toBe(false)
  })

  it('opens when it is pushed after a release, stays for whoever comes through, and is closed again by the closer', () => {
    const opened = elapse(push(released), 1_000)
    expect(opened.angleDeg).toBe(openestDeg)
    expect(opened.contact).toBe(true)
    const passing = elapse(setStrike(opened, false), 1_000)
    expect(poseOf(passing)).toBe('open')
    const closing = elapse(passing, 1_500)
    expect(poseOf(closing)).toBe('closing')
    const closed = elapse(closing, 4_000)
    expect(poseOf(closed)).toBe('closed')
    expect(isAtRest(closed)).toBe(true)
  })

  it('stays closed after a release when nobody pushes', () => {
    expect(elapse(released, 10_000).angleDeg).toBe(0)
  })

  it('opens for one who pulls at the moment of the release', () => {
    const waiting = elapse(hold(closedDoor, true), 3_000)
    expect(poseOf(waiting)).toBe('closed')
    expect(elapse(setStrike(waiting, true), 1_000).angleDeg).toBe(openestDeg)
  })

  it('stays open as long as it is held', () => {
    const held = elapse(hold(elapse(push(released), 1_000), true), 600_000)
    expect(held.angleDeg).toBe(openestDeg)
    expect(isAtRest(held)).toBe(true)
    expect(poseOf(elapse(hold(held, false), 10_000))).toBe('closed')
  })

  it('gives way to a kick without a release, and is forced until it is shut', () => {
    const kicked = elapse(kick(closedDoor), 500)
    expect(kicked).toMatchObject({ forced: true, contact: true, released: false })
    expect(elapse(kicked, 20_000)).toMatchObject({ forced: false, contact: false, angleDeg: 0 })
  })

  it('is not forced by a kick when it was released', () => {
    expect(elapse(kick(released), 500).forced).toBe(false)
  })

  it('keeps its leaf between the frame and the stop, and its contact with the leaf, whatever happens', () => {
    fc.assert(
      fc.property(story, (happenings) => {
        const door = play(happenings)
        expect(door.angleDeg).toBeGreaterThanOrEqual(0)
        expect(door.angleDeg).toBeLessThanOrEqual(openestDeg)
        const settled = elapse(door, 10)
        if (settled.angleDeg === 0) expect(settled.contact).toBe(false)
        if (settled.angleDeg > 5) expect(settled.contact).toBe(true)
      }),
    )
  })

  it('never leaves the frame without a release or a kick', () => {
    fc.assert(
      fc.property(story, (happenings) => {
        const withoutHelp = happenings.filter((happen) => happen !== kick)
        const door = withoutHelp.reduce((before, happen) => setStrike(happen(before), false), closedDoor)
        expect(door.angleDeg).toBe(0)
      }),
    )
  })

  it('comes to rest shut once it is left alone', () => {
    fc.assert(
      fc.property(story, (happenings) => {
        const door = elapse(setStrike(hold(play(happenings), false), false), 10_000)
        expect(door.angleDeg).toBe(0)
        expect(isAtRest(door)).toBe(true)
      }),
    )
  })

  it('stays as it is once it is at rest', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 5_000 }), (happenings, ms) => {
        const door = elapse(play(happenings), 15_000)
        if (!isAtRest(door)) return
        expect(elapse(door, ms).angleDeg).toBe(door.angleDeg)
      }),
    )
  })

  it('moves the same however finely time is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 800 }), (steps) => {
        let cut = push(released)
        for (let n = 0; n < steps; n++) cut = elapse(cut, 10)
        expect(cut.angleDeg).toBeCloseTo(elapse(push(released), steps * 10).angleDeg, 6)
      }),
    )
  })
})
