export { recordConsents } from './record-consents.ts'
export { type PrivacyRoutesDeps, privacyRoutes } from './routes.ts'
export { startPrivacyJobs } from './start-privacy-jobs.ts'
