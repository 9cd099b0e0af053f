import { z } from 'zod'

const shape = z.guid()

/** Whether PostgreSQL takes this for a uuid, of whichever version; what is none names nothing that exists. */
export function isUuid(text: string): boolean {
  return shape.safeParse(text).success
}
