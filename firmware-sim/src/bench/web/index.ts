export { benchWeb } from './bench-web.ts'
