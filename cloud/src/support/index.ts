export { type SupportRoutesDeps, supportRoutes } from './routes.ts'
