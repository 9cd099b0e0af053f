import { zoneOffsetMs } from './zone-offset.ts'

/**
 * The name of a zone whose clocks show another time than the browser's at this instant; null where they agree.
 * @param ownZone the browser's, IANA name
 * @returns `UTC+5`, `UTC+5:30`
 */
export function zoneHint(timeZone: string, ownZone: string, atMs: number): string | null {
  const offsetMs = zoneOffsetMs(timeZone, atMs)
  if (offsetMs === zoneOffsetMs(ownZone, atMs)) return null
  const minutes = Math.abs(offsetMs) / 60_000
  const rest = minutes % 60
  return `UTC${offsetMs < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}
