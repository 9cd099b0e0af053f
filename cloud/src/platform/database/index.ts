export type { Database, Transaction } from './database.ts'
export { isDatabaseGone } from './database-gone.ts'
export { type OpenDatabase, openDatabase } from './open-database.ts'
export type { DatabaseAddress } from './pool.ts'
