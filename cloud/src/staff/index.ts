export { staffFaults } from './errors.ts'
export { type Permission, permissions, permissionsOf, type Role, roles } from './permissions.ts'
export { requireAnyStaff, requireStaff, type StaffActor } from './require-staff.ts'
export { staff, staffInvitation } from './tables.ts'
