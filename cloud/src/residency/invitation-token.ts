import { createHash, randomBytes } from 'node:crypto'

/** What stands in an invitation's link. */
export function makeInvitationToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of it, and by what it is found: anything at all may be written into a link. */
export function invitationDigest(token: string): string {
  return createHash('sha256').update(`household-invitation\n${token}`).digest('hex')
}
