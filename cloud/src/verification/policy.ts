import { signedIn } from '../platform/http/index.ts'
import { staffWith } from '../staff/index.ts'

/** Whose home it is, is decided in `orderKey` against the database. */
export const verificationPolicy = {
  order: { ...signedIn, who: 'a resident, for one of their homes' },
  read: staffWith('verification.decide'),
  decide: staffWith('verification.decide'),
}
