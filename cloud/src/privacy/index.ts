export { consentDocuments, type Purpose, purposes } from './documents/index.ts'
export { type NewConsents, recordConsents } from './record-consents.ts'
export { privacyRoutes } from './routes.ts'
