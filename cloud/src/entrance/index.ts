export type { EntranceView } from './entrance-view.ts'
export { createLive, type Live } from './follow-entrances.ts'
export { entranceRoutes } from './routes.ts'
