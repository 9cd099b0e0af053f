export type { DoorDeps } from './open-door.ts'
export { doorRoutes } from './routes.ts'
export { sweepOpenings } from './sweep-openings.ts'
