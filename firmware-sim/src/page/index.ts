export type { EntranceState } from './entrance-state.ts'
export type * from './simulated-devices.ts'
export { startPage } from './start-page.ts'
