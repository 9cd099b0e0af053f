import { everybody, signedIn } from '../platform/http/index.ts'

/** Which rows, is decided by row-level security: everybody has their own. */
export const privacyPolicy = {
  read: everybody('a document is read before anybody can agree to it'),
  own: { ...signedIn, who: 'a signed-in person, for their own data' },
}
