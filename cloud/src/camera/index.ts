export { cameraFaults } from './errors.ts'
export { cameraRoutes } from './routes.ts'
export { viewer } from './tables.ts'
export type { CameraDeps } from './watch-camera.ts'
