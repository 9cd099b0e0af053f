import type { Reply } from '@domovoy/protocol/osdp'
import type { Behaviour } from './behaviour.ts'

/** More than a visitor can do between two polls of a controller that lives; what comes on top is lost, as in a real panel. */
const maxReports = 64

/** What happened at the panel and nobody has asked for yet, in order. */
export type Reports = { push(report: Reply): void; next(): Reply | undefined }

export function createReports(): Reports {
  const waiting: Reply[] = []
  return {
    push(report) {
      if (waiting.length < maxReports) waiting.push(report)
    },
    next: () => waiting.shift(),
  }
}

/** Says what happened since the last poll, one thing at a time, or that nothing did. */
export function pollBehaviour(reports: Reports): Behaviour {
  return { answer: (command) => (command.type === 'poll' ? (reports.next() ?? { type: 'ack' }) : undefined) }
}
