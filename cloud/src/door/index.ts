export type { OpeningAnswer } from './answer.ts'
export type { DoorDeps } from './open-door.ts'
export { doorRoutes } from './routes.ts'
export { opening } from './tables.ts'
