export { entranceFaults } from './errors.ts'
export { findStanding, type Standing, selectStanding } from './find-standing.ts'
export { readEntranceId, requireResident } from './policy.ts'
export { residency } from './tables.ts'
