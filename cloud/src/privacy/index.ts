export { consentDocuments, type Purpose, purposes } from './documents/index.ts'
export { type NewConsents, recordConsents } from './record-consents.ts'
export { type PrivacyRoutesDeps, privacyRoutes } from './routes.ts'
export { startPrivacyJobs } from './start-privacy-jobs.ts'
