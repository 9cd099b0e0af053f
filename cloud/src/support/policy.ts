import { everybody, signedIn } from '../platform/http/index.ts'

/** Which company's messages, and what may be done with them, is decided by `requireStaff` against the database. */
export const supportPolicy = {
  write: everybody('who cannot sign in needs help most; a puzzle and counts keep machines away'),
  own: { ...signedIn, who: 'a signed-in person, for what they wrote themselves' },
  read: { ...signedIn, who: 'staff of the company with `support.read`' },
  operate: { ...signedIn, who: 'the platform operator, for what is of no company' },
  answer: { ...signedIn, who: 'staff of the company with `support.answer`' },
}
