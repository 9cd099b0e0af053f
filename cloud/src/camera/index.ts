export { cameraRoutes } from './routes.ts'
export type { CameraDeps } from './watch-camera.ts'
