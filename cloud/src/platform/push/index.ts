export type { PushDelivery, PushSender, PushTarget } from './push-sender.ts'
export { openVapidKeys } from './vapid-keys.ts'
export { isPushEndpoint, webPushSender } from './web-push-sender.ts'
