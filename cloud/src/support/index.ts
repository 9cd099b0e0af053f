export { type SupportRoutesDeps, supportRoutes } from './routes.ts'
export { supportAnswer, supportMessage } from './tables.ts'
