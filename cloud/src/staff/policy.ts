import { everybody, signedIn } from '../platform/http/index.ts'
import type { Permission } from './permissions.ts'

/** The first gate of what staff with a permission do; `requireStaff` in the verb is the one that decides. */
export function staffWith(permission: Permission) {
  return { ...signedIn, who: `the company's staff with the permission ${permission}, after a second factor` }
}

export const staffPolicy = {
  ownWork: { ...signedIn, who: 'a signed-in person, about themselves' },
  list: staffWith('staff.read'),
  manage: staffWith('staff.manage'),
  audit: staffWith('audit.read'),
  invitation: everybody('an invitation is shown to whoever holds its link'),
  accept: signedIn,
}
