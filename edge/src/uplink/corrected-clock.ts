import type { Clock } from '../runtime/clock.ts'
import { type ClockSighting, followWallClock } from './clock-offset.ts'

/** The controller's time, corrected by what the cloud said of it. */
export type CorrectedClock = {
  /** Milliseconds since the epoch. The own clock until a first measurement. */
  nowMs(): number
  /** How far the own clock stands ahead of the cloud's; 0 before a first measurement. */
  ownAheadMs(): number
  /** @returns by how much the corrected time jumped */
  correct(offsetMs: number): number
}

export function createCorrectedClock(clock: Clock): CorrectedClock {
  let offsetMs: number | undefined
  let seen = sight(clock)

  function offset(): number {
    if (offsetMs === undefined) return 0
    const now = sight(clock)
    offsetMs = followWallClock(offsetMs, seen, now)
    seen = now
    return offsetMs
  }

  return {
    nowMs: () => clock.nowMs() + offset(),
    ownAheadMs: () => 0 - offset(),
    correct(measuredMs) {
      const stepMs = measuredMs - offset()
      offsetMs = measuredMs
      seen = sight(clock)
      return stepMs
    },
  }
}

function sight(clock: Clock): ClockSighting {
  return { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() }
}
