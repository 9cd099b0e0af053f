import type { JournalEvent, JournalRecord } from '@domovoy/protocol/journal'
import { uuidv7 } from 'uuidv7'
import type { CancelTimer, Clock } from '../runtime/clock.ts'
import type { EdgeDatabase } from '../runtime/database.ts'
import type { Log } from '../runtime/log.ts'
import { version } from '../runtime/version.ts'
import { appendRecord, lastRecord } from './append-record.ts'
import { admitRefusal, type RefusalWindow, windowMs } from './limit-refusals.ts'

type Refused = Extract<JournalEvent, { kind: 'refused' }>

/** The controller's append-only record of what happened. */
export type Journal = {
  /** New at every start. */
  bootId: string
  /**
   * Appends a record; inside a transaction it commits with it.
   * @throws SqliteError  when the disk cannot take it
   */
  append(event: JournalEvent): JournalRecord
  /** Appends, or logs that it could not: for what happened already and must go on whether or not it can be written down. */
  note(event: JournalEvent): void
  /** Like `note`, and logged; but a flood of one reason ends as one counted line a minute. */
  refuse(event: Omit<Refused, 'kind'>): void
  /** Number of the newest record, 0 when there is none. */
  last(): number
  /** Calls back after every append. */
  onAppended(listener: (record: JournalRecord) => void): void
  /** Writes that the daemon ended in order. */
  stop(): void
}

/** @param nowMs the corrected clock */
export function startJournal(options: { db: EdgeDatabase; clock: Clock; nowMs: () => number; log: Log }): Journal {
  const { db, clock, nowMs, log } = options
  const bootId = uuidv7()
  const listeners: ((record: JournalRecord) => void)[] = []
  const windows = new Map<Refused['reason'], RefusalWindow>()
  const cancelCounts = new Map<Refused['reason'], CancelTimer>()

  function append(event: JournalEvent): JournalRecord {
    const record = appendRecord(db, event, nowMs())
    for (const listener of listeners) listener(record)
    return record
  }

  function note(event: JournalEvent): void {
    try {
      append(event)
    } catch (err) {
      log.error({ err, event }, 'the journal cannot be written')
    }
  }

  function refuse(event: Omit<Refused, 'kind'>): void {
    const { window, isTold } = admitRefusal(windows.get(event.reason), clock.monotonicMs())
    windows.set(event.reason, window)
    if (isTold) {
      log.warn(event, 'refused')
      note({ kind: 'refused', ...event })
    } else if (window.suppressed === 1) {
      const leftMs = window.startedMs + windowMs - clock.monotonicMs()
      cancelCounts.set(
        event.reason,
        clock.setTimer(leftMs, () => noteCount(event.reason)),
      )
    }
  }

  function noteCount(reason: Refused['reason']): void {
    cancelCounts.delete(reason)
    const suppressed = windows.get(reason)?.suppressed ?? 0
    windows.delete(reason)
    if (suppressed > 0) note({ kind: 'refused', reason, suppressed })
  }

  const before = lastRecord(db)
  // A full disk is no reason for a door that neither the exit button nor the fire alarm opens.
  note({ kind: 'started', bootId, version, clean: before === undefined || before.event.kind === 'stopped' })

  return {
    bootId,
    append,
    note,
    refuse,
    last: () => lastRecord(db)?.n ?? 0,
    onAppended: (listener) => void listeners.push(listener),
    stop() {
      for (const [reason, cancel] of [...cancelCounts]) {
        cancel()
        noteCount(reason)
      }
      note({ kind: 'stopped' })
    },
  }
}
