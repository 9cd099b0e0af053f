export { benchVideo } from './bench-video.ts'
