export { listOutbox, outboxSenders } from './outbox.ts'
