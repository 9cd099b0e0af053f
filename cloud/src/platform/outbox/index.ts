export { listOutbox, outboxSenders } from './outbox.ts'
export { sweepOutbox } from './sweep-outbox.ts'
