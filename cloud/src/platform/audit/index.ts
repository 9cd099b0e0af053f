export { audit, auditView } from './audit.ts'
export { type AuditDetails, auditEntry } from './tables.ts'
