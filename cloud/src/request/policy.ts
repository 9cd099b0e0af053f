import { signedIn } from '../platform/http/index.ts'
import { staffWith } from '../staff/index.ts'

/** Which requests, is decided by row-level security for residents and by `requireStaff` for staff. */
export const requestPolicy = {
  own: { ...signedIn, who: 'a signed-in person, for their own requests' },
  upload: { ...signedIn, who: 'a resident, for the company that serves their home' },
  read: staffWith('requests.read'),
  work: staffWith('requests.work'),
}
