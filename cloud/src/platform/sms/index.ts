export { noSms } from './no-sms.ts'
export { listOutbox, outboxSms } from './outbox-sms.ts'
