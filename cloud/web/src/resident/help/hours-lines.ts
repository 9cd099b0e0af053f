import type { OpeningHours } from '../../shared/api/types.ts'

export interface HoursLine {
  /** ISO weekdays that share the times; all seven for every day. */
  days: number[]
  /** `09:00–13:00`, `14:00–18:00`; null: around the clock. */
  times: string[] | null
}

/** A week as a notice on a door says it: days with the same times share a line. */
export function hoursLines(hours: OpeningHours): HoursLine[] {
  const lines = new Map<string, number[]>()
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    const spans = hours.filter(({ days }) => days.includes(day)).map(({ from, to }) => `${from}–${to}`)
    const times = spans.sort().join(', ')
    if (times !== '') lines.set(times, [...(lines.get(times) ?? []), day])
  }
  return [...lines].map(([times, days]) => ({ days, times: times === '00:00–24:00' ? null : times.split(', ') }))
}

/** «пн–чт, сб»: neighbouring days as a range. */
export function dayNames(days: number[], language: string): string {
  const runs: number[][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last?.at(-1) === day - 1) last.push(day)
    else runs.push([day])
  }
  // 1 January 2024 was a Monday.
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  const name = (day: number | undefined) => format.format(Date.UTC(2024, 0, day))
  return runs
    .map((run) =>
      run.length === 1 ? name(run[0]) : `${name(run[0])}${run.length === 2 ? ', ' : '–'}${name(run.at(-1))}`,
    )
    .join(', ')
}
