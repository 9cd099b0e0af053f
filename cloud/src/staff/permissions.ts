/*
 * What staff may do, by role. The one table of it: routes name the permission that they need, never a role.
 */

export const roles = [
  'administrator',
  'dispatcher',
  'executor',
  'accountant',
  'concierge',
  'security',
  'installer',
  'reader',
] as const
export type Role = (typeof roles)[number]

export const permissions = [
  'people.read',
  'people.write',
  'verification.decide',
  'applications.decide',
  'requests.read',
  'requests.work',
  'property.read',
  'property.write',
  'accounts.read',
  'accounts.write',
  'keys.read',
  'keys.write',
  'support.read',
  'support.answer',
  'staff.read',
  'staff.manage',
  'company.settings',
  'audit.read',
] as const
export type Permission = (typeof permissions)[number]

const granted: Record<Role, readonly Permission[]> = {
  administrator: permissions,
  dispatcher: [
    'people.read',
    'people.write',
    'verification.decide',
    'applications.decide',
    'requests.read',
    'requests.work',
    'property.read',
    'accounts.read',
    'keys.read',
    'keys.write',
    'support.read',
    'support.answer',
    'staff.read',
  ],
  executor: ['requests.read', 'requests.work', 'property.read'],
  accountant: [
    'people.read',
    'applications.decide',
    'requests.read',
    'property.read',
    'accounts.read',
    'accounts.write',
    'staff.read',
  ],
  concierge: ['people.read', 'requests.read', 'property.read', 'keys.read'],
  security: ['people.read', 'property.read', 'keys.read'],
  installer: ['property.read', 'keys.read'],
  reader: ['people.read', 'requests.read', 'property.read', 'accounts.read', 'keys.read', 'support.read', 'staff.read'],
}

/** All that somebody with these roles may do, in the table's order. */
export function permissionsOf(held: readonly Role[]): Permission[] {
  const may = new Set(held.flatMap((role) => granted[role]))
  return permissions.filter((it) => may.has(it))
}

/** Whether whoever may do `own` may hand out these roles: nobody gives away what they do not have. */
export function mayGrant(own: readonly Permission[], given: readonly Role[]): boolean {
  const held = new Set(own)
  return permissionsOf(given).every((it) => held.has(it))
}

/** Each once, in the table's order. */
export function inOrder(held: readonly Role[]): Role[] {
  return roles.filter((it) => held.includes(it))
}
