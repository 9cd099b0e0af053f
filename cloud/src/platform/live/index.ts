export { type Notifications, startNotifications } from './notifications.ts'
export { notify } from './notify.ts'
export { createSseHub, type Listener, type SseHub } from './sse.ts'
