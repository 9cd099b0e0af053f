/** «30 ноября 2026 г.» of a moment, where the building stands. */
export function dayOf(iso: string, language: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', ...zone }).format(
    Date.parse(iso),
  )
}

/**
 * The last moment of a day that was chosen, where the building stands: a tenant comes home on the last evening.
 * @param day `2026-11-30`
 * @param timeZone IANA name
 */
export function endOfDay(day: string, timeZone: string): string {
  const asUtcMs = Date.parse(`${day}T23:59:59Z`)
  return new Date(asUtcMs - offsetMs(asUtcMs, timeZone)).toISOString()
}

/** The day of a moment as a field of a date wants it, where the building stands. @returns `2026-11-30` */
export function dayField(iso: string, timeZone: string): string {
  const atMs = Date.parse(iso)
  return new Date(atMs + offsetMs(atMs, timeZone)).toISOString().slice(0, 10)
}

/** Tomorrow as a field of a date wants it. */
export function tomorrow(nowMs: number): string {
  return new Date(nowMs + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}

/** How far a zone's clocks are ahead of UTC at a moment. */
function offsetMs(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  }).formatToParts(atMs)
  const of = (type: string) => parts.find((it) => it.type === type)?.value ?? '00'
  const shown = `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}Z`
  return Date.parse(shown) - Math.floor(atMs / 1000) * 1000
}
