import { signedIn } from '../platform/http/index.ts'

/** Whose door it is, is decided by `requireResident` against the database. */
export const doorPolicy = {
  open: { ...signedIn, who: 'a resident who lives behind this entrance' },
}
