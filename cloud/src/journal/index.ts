export { actorIdOf, type EventRow, type EventView, eventView, toEventView } from './event-view.ts'
export { type EventCursor, findEvent, listEvents, readCursor, writeCursor } from './list-events.ts'
export { receiveJournal } from './receive-journal.ts'
export { journalAlarm, journalCursor, journalRecord } from './tables.ts'
