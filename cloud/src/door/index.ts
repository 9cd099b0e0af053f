export type { DoorDeps } from './open-door.ts'
export { doorRoutes } from './routes.ts'
