export { endForNewOwners } from './end-verification.ts'
export type { KeyOrderLineView, KeyOrderView } from './key-order-view.ts'
export { verificationRoutes } from './routes.ts'
export { keyOrder } from './tables.ts'
