import { describe, expect, it } from 'vitest'
import { silentLog } from './log.ts'
import { backoffMs, supervise } from './supervise.ts'
import { VirtualClock } from './virtual-clock.ts'

const middle = () => 1

describe('supervise', () => {
  it('starts again after a failure, each time later, up to the longest wait', async () => {
    const clock = new VirtualClock()
    const startsMs: number[] = []
    const run = async () => {
      startsMs.push(clock.monotonicMs())
      throw new Error('no such device')
    }
    const kept = supervise({
      name: 'x',
      run,
      clock,
      log: silentLog,
      firstDelayMs: 100,
      maxDelayMs: 400,
      random: middle,
    })
    await clock.advance(1600)
    expect(startsMs).toEqual([0, 100, 300, 700, 1100, 1500])
    await kept.stop()
    await clock.advance(10_000)
    expect(startsMs).toHaveLength(6)
    expect(clock.pendingTimers).toBe(0)
  })

  it('begins with the first wait again after a run that lasted', async () => {
    const clock = new VirtualClock()
    const startsMs: number[] = []
    const run = (signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve())
        startsMs.push(clock.monotonicMs())
        clock.setTimer(startsMs.length < 3 ? 0 : 20_000, resolve)
      })
    const kept = supervise({ name: 'x', run, clock, log: silentLog, firstDelayMs: 100, random: middle })
    await clock.advance(20_400)
    expect(startsMs).toEqual([0, 100, 300, 20_400])
    await kept.stop()
  })

  it('aborts the run and waits for it when it is stopped', async () => {
    const clock = new VirtualClock()
    let isOver = false
    const run = (signal: AbortSignal) =>
      new Promise<void>((resolve) =>
        signal.addEventListener('abort', () => {
          isOver = true
          resolve()
        }),
      )
    const kept = supervise({ name: 'x', run, clock, log: silentLog })
    await clock.advance(0)
    await kept.stop()
    expect(isOver).toBe(true)
  })

  it('outlives a run that throws before its first await', async () => {
    const clock = new VirtualClock()
    let starts = 0
    const run = () => {
      starts++
      throw new Error('at once')
    }
    const kept = supervise({ name: 'x', run, clock, log: silentLog, firstDelayMs: 100, random: middle })
    await clock.advance(100)
    expect(starts).toBe(2)
    await kept.stop()
  })
})

it('waits between half and the whole of the step', () => {
  expect(backoffMs(1, 100, 1000, 0)).toBe(50)
  expect(backoffMs(3, 100, 1000, 1)).toBe(400)
  expect(backoffMs(1000, 100, 1000, 1)).toBe(1000)
})
