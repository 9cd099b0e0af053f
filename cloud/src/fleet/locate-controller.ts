import { eq } from 'drizzle-orm'
import type { Database } from '../platform/database/index.ts'
import { controller } from './tables.ts'

/** Whose a controller is and where it stands; neither ever changes. */
export interface Location {
  companyId: string
  entranceId: string
}

export type Locate = (controllerId: string) => Promise<Location | undefined>

/** Small letters only, as certificates and topics have it: another spelling would be remembered beside it. */
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** Finds controllers in the database, and remembers those it found. */
export function locator(db: Database): Locate {
  const known = new Map<string, Location>()
  return async (controllerId) => {
    const remembered = known.get(controllerId)
    if (remembered || !uuid.test(controllerId)) return remembered
    const [found] = await db.as({ controller: controllerId }, (tx) =>
      tx
        .select({ companyId: controller.companyId, entranceId: controller.entranceId })
        .from(controller)
        .where(eq(controller.id, controllerId)),
    )
    if (found) known.set(controllerId, found)
    return found
  }
}
