export { benchOpen } from './bench-open.ts'
export { clockDifference } from './clock-difference.ts'
export { watchLock } from './lock-watch.ts'
export { openOnce } from './open-once.ts'
