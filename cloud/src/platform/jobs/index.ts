export { installJobs } from './job-schema.ts'
export { type Jobs, startJobs } from './jobs.ts'
export type { JobInHand } from './pump.ts'
