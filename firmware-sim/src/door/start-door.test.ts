import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLines } from '../gpio/lines.ts'
import { poseOf } from './door-physics.ts'
import { startDoor } from './start-door.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the door between its two lines', () => {
  it('reports by the contact that somebody came through after a release', () => {
    const lines = createLines(() => performance.now())
    const door = startDoor({ lines, onChange: () => {} })
    lines.set('lock', true)
    door.push()
    vi.advanceTimersByTime(500)
    expect(lines.get('contact')).toBe(true)
    lines.set('lock', false)
    vi.advanceTimersByTime(10_000)
    expect(lines.get('contact')).toBe(false)
    expect(lines.edges('contact').map(({ value }) => value)).toEqual([true, false])
  })

  it('costs no time while it is at rest', () => {
    const lines = createLines()
    const door = startDoor({ lines, onChange: () => {} })
    expect(vi.getTimerCount()).toBe(0)
    door.push()
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(5_000)
    expect(poseOf(door.state())).toBe('closed')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not count the time it rested as time that passed', () => {
    const lines = createLines()
    const door = startDoor({ lines, onChange: () => {} })
    lines.set('lock', true)
    vi.advanceTimersByTime(60_000)
    door.push()
    vi.advanceTimersByTime(66)
    expect(door.state().angleDeg).toBeLessThan(15)
    door.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
