import type { OpeningHours } from '../../shared/api/types.ts'
import { zoneOffsetMs } from '../../shared/time/zone-offset.ts'

export type OpeningState =
  /** `untilMs` null: around the clock. */
  | { isOpen: true; untilMs: number | null }
  /** `opensAtMs` null: not within a week. */
  | { isOpen: false; opensAtMs: number | null }

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** From the night that began yesterday to the same day of the next week. */
const daysAround = Array.from({ length: 10 }, (_, n) => n - 1)

/**
 * Whether somebody answers now, and until when, by the clock on the company's wall.
 * @param timeZone IANA name
 * @param nowMs milliseconds since the epoch
 */
export function openingState(hours: OpeningHours, timeZone: string, nowMs: number): OpeningState {
  const spans = joined(spansAround(hours, timeZone, nowMs))
  const current = spans.find(({ fromMs, toMs }) => fromMs <= nowMs && nowMs < toMs)
  if (current === undefined)
    return { isOpen: false, opensAtMs: spans.find(({ fromMs }) => fromMs > nowMs)?.fromMs ?? null }
  return { isOpen: true, untilMs: current.toMs - nowMs > 7 * dayMs ? null : current.toMs }
}

interface Span {
  fromMs: number
  toMs: number
}

function spansAround(hours: OpeningHours, timeZone: string, nowMs: number): Span[] {
  const wallNowMs = nowMs + zoneOffsetMs(timeZone, nowMs)
  const today = Math.floor(wallNowMs / dayMs)
  return daysAround.flatMap((n) => {
    const midnight = (today + n) * dayMs
    const weekday = isoWeekday(today + n)
    return hours
      .filter(({ days }) => days.includes(weekday))
      .map(({ from, to }) => {
        const [fromWall, toWall] = [midnight + clockMs(from), midnight + clockMs(to)]
        return {
          fromMs: instantOf(fromWall, timeZone),
          toMs: instantOf(toWall <= fromWall ? toWall + dayMs : toWall, timeZone),
        }
      })
  })
}

/** Spans that touch or overlap are one: a night over midnight, a week around the clock. */
function joined(spans: Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = result.at(-1)
    if (last !== undefined && span.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, span.toMs)
    else result.push({ ...span })
  }
  return result
}

/**
 * The instant at which a wall shows a time, given as if the wall stood in UTC. A time that comes twice (clocks go back)
 * is its first coming; one that is skipped is as much later as was skipped.
 */
function instantOf(wallMs: number, timeZone: string): number {
  const before = wallMs - zoneOffsetMs(timeZone, wallMs - dayMs)
  const after = wallMs - zoneOffsetMs(timeZone, wallMs + dayMs)
  const shows = (instant: number) => instant + zoneOffsetMs(timeZone, instant) === wallMs
  return shows(before) || !shows(after) ? before : after
}

/** @param day days since 1 January 1970, which was a Thursday */
function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function clockMs(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return (hour * 60 + minute) * minuteMs
}
