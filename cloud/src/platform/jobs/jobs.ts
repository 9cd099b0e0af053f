import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Database, Transaction } from '../database/index.ts'
import { jobSchema } from './job-schema.ts'
import { type JobHandler, startPump } from './pump.ts'

export interface AddJob {
  /** Seconds from now until it may be taken. */
  afterS?: number
  /** Between tries: doubles from the first to the longest, with jitter. */
  retry?: { firstS: number; longestS: number }
}

export interface WorkOptions {
  /** How many are in hand at the same time on this node. */
  parallel: number
  /** How often it is looked for jobs that nobody told of: those of other nodes, and those to be tried again. */
  pollMs: number
  /** After so long a job is taken from a node that ended with it; 60 s when left out. */
  inHandS?: number | undefined
}

/** Work that is done once, on whichever node, however often nodes end meanwhile. What a job names stands in tables of ours. */
export interface Jobs {
  /** Leaves with the transaction: a job exists from its commit on, or not at all. */
  add(tx: Transaction, queue: string, data: object, options?: AddJob): Promise<void>
  /** @param handle completes the job or puts it back; a job it leaves in hand is put back after `options.inHandS` */
  work<T>(queue: string, options: WorkOptions, handle: JobHandler<T>): Promise<void>
  /** Looks for jobs now. Called after the commit that added one. */
  hurry(queue: string): void
  /** Waits for what is in hand, and after `patienceMs` tells it to end. */
  stop(): Promise<void>
}

const usualInHandS = 60
const daysS = 24 * 60 * 60

/** Runs pg-boss over the application's own connections and role. It must be the version whose tables are installed. */
export async function startJobs({ db, clock, log }: { db: Database; clock: Clock; log: Logger }): Promise<Jobs> {
  const boss = new PgBoss({
    db: fromDrizzle(db.orm, sql),
    schema: jobSchema,
    // Both belong to the owner of the database: see `installJobs`.
    ...{ migrate: false, createSchema: false },
    schedule: false,
    ...{ superviseIntervalSeconds: 20, monitorIntervalSeconds: 20 },
  })
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue met an error'))
  boss.on('warning', (warning) => log.warn({ warning: warning.message }, 'the job queue warns'))
  await boss.start()
  const pumps = new Map<string, { hurry(): void; stop(): Promise<void> }>()
  return {
    async add(tx, queue, data, { afterS, retry } = {}) {
      const backoff = retry && { retryDelay: retry.firstS, retryDelayMax: retry.longestS, retryBackoff: true }
      const options = { ...backoff, ...(afterS !== undefined && { startAfter: afterS }) }
      await boss.send(queue, data, { ...options, db: fromDrizzle(tx, sql) })
    },
    async work(queue, options, handle) {
      // What a job is about says itself when it is over: pg-boss never gives one up.
      const unending = { retryLimit: 1_000_000, retentionSeconds: 400 * daysS, deleteAfterSeconds: 60 }
      await boss.createQueue(queue, { ...unending, expireInSeconds: options.inHandS ?? usualInHandS })
      pumps.set(queue, startPump({ boss, queue, clock, log, ...options }, handle))
    },
    hurry: (queue) => pumps.get(queue)?.hurry(),
    stop: async () => {
      await Promise.all([...pumps.values()].map((pump) => pump.stop()))
      await boss.stop({ graceful: false, close: false })
    },
  }
}
