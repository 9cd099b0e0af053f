export { actorIdOf, type EventRow, type EventView, eventView, toEventView } from './event-view.ts'
export { hashAfter } from './judge-batch.ts'
export { findEvent, listEvents, readCursor, writeCursor } from './list-events.ts'
export { receiveJournal } from './receive-journal.ts'
