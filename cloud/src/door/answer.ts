import type { RefusalReason } from '@domovoy/protocol/mqtt'

/** What became of a wish to open a door, as the asker is told, and told again under the same key. */
export type OpeningAnswer =
  | { outcome: 'opened'; atMs: number }
  | { outcome: 'refused'; reason: RefusalReason }
  | { outcome: 'offline'; sinceMs: number | null }
  | { outcome: 'silent' }
  | { outcome: 'unsent' }
