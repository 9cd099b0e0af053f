export { type Channel, type Telling, tell } from './tell.ts'
export type { NotificationTemplateName } from './templates.ts'
