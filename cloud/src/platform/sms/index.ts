export { noSms } from './no-sms.ts'
export { listOutbox, type OutboxMessage, outboxSms } from './outbox-sms.ts'
