export { benchApi } from './bench-api.ts'
