import { z } from 'zod'
import { doorState } from './door-state.ts'

/** What a controller says of itself when it connects and whenever it changes. Retained; also its last will. */
export const statusMessage = z.discriminatedUnion('online', [
  z.object({
    online: z.literal(true),
    /** New at every start of the daemon. */
    bootId: z.uuid(),
    version: z.string().max(64),
    /** Milliseconds since the epoch, by the controller's corrected clock. */
    sinceMs: z.int().nonnegative(),
    doors: z
      .array(
        z.object({
          id: z.string().min(1).max(64),
          state: doorState,
          /** How long one release of the lock lasts, as it is configured; an older daemon does not say. */
          pulseMs: z.int().positive().max(600_000).optional(),
        }),
      )
      .max(16),
    camera: z.enum(['none', 'idle', 'connecting', 'streaming', 'failing']),
    panel: z.enum(['none', 'online', 'offline']),
  }),
  z.object({ online: z.literal(false) }),
])
export type StatusMessage = z.infer<typeof statusMessage>

export const statusGolden: StatusMessage = {
  online: true,
  bootId: '01936f4e-5a00-7000-8000-000000000001',
  version: '0.1.0',
  sinceMs: 1795163640000,
  doors: [{ id: 'main', state: 'locked', pulseMs: 3_000 }],
  camera: 'idle',
  panel: 'online',
}
