import { doorState } from '@domovoy/protocol/mqtt'
import { z } from 'zod'
import { type BrandRow, brandView, toBrandView } from '../company/index.ts'
import { doorOf, offlineSinceMs, type Presence } from '../fleet/index.ts'

/** What a resident sees of an entrance. */
export const entranceView = z.object({
  id: z.uuid(),
  name: z.string(),
  address: z.string(),
  /** Numbers of the person's own flats behind it. */
  premises: z.array(z.string()),
  company: brandView,
  timeZone: z.string().meta({ description: 'IANA name, of the building: what happens here is told in it' }),
  online: z.boolean(),
  offlineSince: z.iso.datetime().nullable(),
  /** False when it was never online: nobody has put a controller there yet. */
  seen: z.boolean(),
  door: z.object({
    id: z.string(),
    state: doorState.nullable(),
    /** How long one release of the lock lasts, ms; null while its controller has not said. */
    releaseMs: z.int().nullable(),
  }),
  camera: z.enum(['none', 'idle', 'connecting', 'streaming', 'failing']).nullable(),
})
export type EntranceView = z.infer<typeof entranceView>

export interface EntranceRow {
  id: string
  name: string
  address: string
  premises: string[]
  company: BrandRow
  timeZone: string
  door: string
  controllerId: string | null
  lastSeenMs: number | null
}

/** Joins what is stored with what is known of the connection now. */
export function toEntranceView(row: EntranceRow, presence: Presence): EntranceView {
  const standing = row.controllerId === null ? ({ online: false } as const) : presence.of(row.controllerId)
  const door = doorOf(standing, row.door)
  const sinceMs = offlineSinceMs(standing, row.lastSeenMs)
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    premises: row.premises,
    company: toBrandView(row.company),
    timeZone: row.timeZone,
    online: standing.online,
    offlineSince: standing.online || sinceMs === null ? null : new Date(sinceMs).toISOString(),
    seen: standing.online || sinceMs !== null,
    door: { id: row.door, state: door?.state ?? null, releaseMs: door?.pulseMs ?? null },
    camera: standing.online ? standing.status.camera : null,
  }
}
