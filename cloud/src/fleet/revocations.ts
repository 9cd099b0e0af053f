import type { Logger } from 'pino'
import type { Database } from '../platform/database/index.ts'
import type { Notifications } from '../platform/live/index.ts'
import { revocation } from '../platform/pki/index.ts'

/** The certificates that no longer count, held in memory: the broker asks at every connection. */
export interface Revocations {
  has(serial: string): boolean
  /** Reads them and follows further ones; `cut` is called for each that is new. */
  follow(notifications: Notifications, cut: (serial: string) => void): Promise<void>
}

export function createRevocations(db: Database, log: Logger): Revocations {
  const serials = new Set<string>()
  const read = async (cut: (serial: string) => void) => {
    for (const { serial } of await db.orm.select({ serial: revocation.serial }).from(revocation)) {
      if (serials.has(serial)) continue
      serials.add(serial)
      cut(serial)
    }
  }
  return {
    has: (serial) => serials.has(serial),
    follow: async (notifications, cut) => {
      notifications.on('revoked', ({ serial }) => {
        serials.add(serial)
        cut(serial)
      })
      // What was revoked meanwhile stays in until the next time, and somebody has to know.
      notifications.onResume(() => {
        read(cut).catch((error: unknown) => log.error({ err: error }, 'revocations could not be read'))
      })
      await read(cut)
    },
  }
}
