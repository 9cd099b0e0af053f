import { signedIn } from '../platform/http/index.ts'

/** Which rows, is decided by row-level security: everybody has their own. */
export const notificationPolicy = {
  own: { ...signedIn, who: 'a signed-in person, for what they were told' },
}
