import { signedIn } from '../platform/http/index.ts'

/** Which entrances, is decided by `findEntrances` and `requireResident` against the database. */
export const entrancePolicy = {
  list: { ...signedIn, who: 'a signed-in person, for the entrances behind which they live' },
  see: { ...signedIn, who: 'a resident who lives behind this entrance' },
}
