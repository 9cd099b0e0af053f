export { cameraRoutes } from './routes.ts'
export { sweepViewers } from './sweep-viewers.ts'
export type { CameraDeps } from './watch-camera.ts'
