/** In the order in which they are offered. */
export const roleNames = [
  'administrator',
  'dispatcher',
  'executor',
  'accountant',
  'concierge',
  'security',
  'installer',
  'reader',
] as const
export type RoleName = (typeof roleNames)[number]
