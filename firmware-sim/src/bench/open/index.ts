export { benchOpen } from './bench-open.ts'
