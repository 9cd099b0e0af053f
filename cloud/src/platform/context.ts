import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Database } from './database/index.ts'

/** Who asks. Authority over a company's things is decided by each domain's policy, from this and the database. */
export type Actor =
  | { kind: 'anonymous' }
  | {
      kind: 'user'
      userId: string
      sessionId: string
      /** A one-time password, or a passkey that verified its owner, was shown in this session. A phone's code never counts. */
      hasSecondFactor: boolean
    }

/** What a verb works with: who asks, in which database, by which time, and where to write what happened. */
export interface Context {
  actor: Actor
  db: Database
  clock: Clock
  log: Logger
}
