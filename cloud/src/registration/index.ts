export type { RegistrationDeps } from './deps.ts'
export { registrationRoutes } from './routes.ts'
export { applicationRoutes } from './staff-routes.ts'
export { startRegistrationSweeping } from './sweep.ts'
