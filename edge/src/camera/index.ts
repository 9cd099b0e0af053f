export type { CameraState } from './pull.ts'
export * from './start-camera.ts'
export * from './video-source.ts'
