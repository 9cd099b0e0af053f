import { isKnownZone } from './zone-offset.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/**
 * When something happened, as a person would say it: «сейчас», «5 минут назад», today's clock time, «вчера, 14:05», then the date.
 * A clock that runs ahead of ours by a little still reads «сейчас».
 * @param atMs, nowMs milliseconds since the epoch
 * @param timeZone IANA name; the browser's own when absent
 */
export function relativeTime(atMs: number, nowMs: number, language: string, timeZone?: string): string {
  const agoMs = nowMs - atMs
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (agoMs < minuteMs) return relative.format(0, 'second')
  if (agoMs < hourMs) return relative.format(-Math.floor(agoMs / minuteMs), 'minute')
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', ...zone(timeZone) }).format(
    atMs,
  )
  const days = calendarDay(nowMs, timeZone) - calendarDay(atMs, timeZone)
  if (days === 0) return clock
  if (days === 1) return `${capitalise(relative.format(-1, 'day'), language)}, ${clock}`
  const isThisYear = yearOf(atMs, timeZone) === yearOf(nowMs, timeZone)
  const date = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
    ...zone(timeZone),
  }).format(atMs)
  return `${date}, ${clock}`
}

/** Since when something lasts, for «с …» and “since …”: the clock time of today, else the date with it. */
export function sinceTime(atMs: number, nowMs: number, language: string, timeZone?: string): string {
  const isToday = calendarDay(nowMs, timeZone) === calendarDay(atMs, timeZone)
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    ...(isToday ? {} : { day: 'numeric', month: 'long' }),
    ...zone(timeZone),
  }).format(atMs)
}

/**
 * The day and the clock time of something near that is still to come, as a notice on a door writes it: `18:00`,
 * «завтра, 09:00», «пн, 09:00».
 */
export function comingTime(atMs: number, nowMs: number, language: string, timeZone?: string): string {
  const style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const clock = new Intl.DateTimeFormat(language, { ...style, ...zone(timeZone) }).format(atMs)
  // Midnight ends the day that it closes.
  const days = calendarDay(atMs - 1, timeZone) - calendarDay(nowMs, timeZone)
  if (days <= 0) return clock
  if (days === 1) return `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(1, 'day')}, ${clock}`
  return `${new Intl.DateTimeFormat(language, { weekday: 'short', ...zone(timeZone) }).format(atMs)}, ${clock}`
}

/** The full date and time, for a tooltip and for a screen reader. */
export function fullTime(atMs: number, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium', ...zone(timeZone) }).format(atMs)
}

function zone(timeZone: string | undefined): { timeZone?: string } {
  return timeZone === undefined || !isKnownZone(timeZone) ? {} : { timeZone }
}

/** Days since the epoch on the wall calendar of the zone. */
function calendarDay(atMs: number, timeZone: string | undefined): number {
  const text = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...zone(timeZone) }).format(atMs)
  return Math.round(Date.parse(`${text}T00:00:00Z`) / (24 * hourMs))
}

function yearOf(atMs: number, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en', { year: 'numeric', ...zone(timeZone) }).format(atMs)
}

function capitalise(text: string, language: string): string {
  return text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1)
}
