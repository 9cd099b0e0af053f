export type { Carriers } from './carriers.ts'
export type { MessageEvent } from './deliver-message.ts'
export { startMessages } from './messages.ts'
export { renderCall, renderMail, renderSms } from './render.ts'
