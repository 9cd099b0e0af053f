export { readSipTrunk, smsDriverOf } from './carrier-settings.ts'
export { loadSettings } from './load-settings.ts'
export type { Settings } from './settings.ts'
