import type { Logger } from 'pino'
import type { Context } from '../context.ts'

/** What every handler finds in `c.var`. */
export interface HttpEnv {
  Variables: {
    ctx: Context
    log: Logger
    /** Carried in logs and in the answer to an unexpected error. */
    traceId: string
  }
}
