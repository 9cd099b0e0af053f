const formats = new Map<string, Intl.DateTimeFormat | null>()

/** A zone may be newer than the browser. */
export function isKnownZone(timeZone: string): boolean {
  return formatOf(timeZone) !== null
}

/**
 * By how much the clocks of a zone are ahead of UTC at an instant, in milliseconds.
 * @param timeZone IANA name; one that this browser does not know counts as the browser's own
 */
export function zoneOffsetMs(timeZone: string, atMs: number): number {
  const format = formatOf(timeZone)
  if (format === null) return -new Date(atMs).getTimezoneOffset() * 60_000
  const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const wallMs = Date.UTC(
    ...([part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')] as const),
  )
  return wallMs - Math.floor(atMs / 1000) * 1000
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const format = makeFormat(timeZone)
  formats.set(timeZone, format)
  return format
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | null {
  const number = 'numeric'
  try {
    return new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', year: number, month: number, day: number },
      ...{ hour: number, minute: number, second: number },
    })
  } catch {
    return null
  }
}
