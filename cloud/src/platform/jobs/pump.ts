import { sql } from 'drizzle-orm'
import { fromDrizzle, type Job, type PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { type Clock, pause } from '../clock.ts'
import type { Transaction } from '../database/index.ts'

/** A job that this node holds. Both ends take effect with the transaction they are given. */
export interface JobInHand<T> {
  data: T
  complete(tx: Transaction): Promise<void>
  /** Puts it back, to be tried again later. */
  putBack(tx: Transaction): Promise<void>
}

/** Must end soon once the signal is given. */
export type JobHandler<T> = (job: JobInHand<T>, signal: AbortSignal) => Promise<void>

export interface PumpOptions {
  boss: PgBoss
  queue: string
  parallel: number
  pollMs: number
  clock: Clock
  log: Logger
}

/** How long work in hand may go on after the stop: the process has 5 s in all. */
const patienceMs = 2_500

/**
 * Takes jobs while there is a free hand, each on its own: one that waits for a slow peer does not hold up the next.
 * (pg-boss's own worker takes the next batch when the whole of the last one is done.)
 */
export function startPump<T>(options: PumpOptions, handle: JobHandler<T>): { hurry(): void; stop(): Promise<void> } {
  const { boss, queue, parallel, pollMs, clock, log } = options
  const stopping = new AbortController()
  const cutting = new AbortController()
  const inHand = new Set<Promise<void>>()
  let isHurried = false
  let wake = new AbortController()

  const hurry = () => {
    isHurried = true
    wake.abort()
  }

  const take = (job: Job<T>) => {
    const work = handle(hold(boss, queue, job), cutting.signal)
      .catch((error: unknown) => log.warn({ err: error, queue, job: job.id }, 'a job was left in hand'))
      .finally(() => {
        inHand.delete(work)
        if (inHand.size === parallel - 1) hurry()
      })
    inHand.add(work)
  }

  const run = async () => {
    while (!stopping.signal.aborted) {
      isHurried = false
      wake = new AbortController()
      const free = parallel - inHand.size
      const jobs = free > 0 ? await fetchJobs<T>(options, free) : []
      for (const job of jobs) take(job)
      if (isHurried || (free > 0 && jobs.length === free)) continue
      await pause(clock, pollMs, AbortSignal.any([stopping.signal, wake.signal]))
    }
  }
  const running = run()
  return {
    hurry,
    stop: async () => {
      stopping.abort()
      await running
      const cancel = clock.after(patienceMs, () => cutting.abort())
      await Promise.all(inHand)
      cancel()
    },
  }
}

async function fetchJobs<T>({ boss, queue, log }: PumpOptions, batchSize: number): Promise<Job<T>[]> {
  try {
    return await boss.fetch<T>(queue, { batchSize })
  } catch (error) {
    log.debug({ err: error, queue }, 'no jobs could be fetched')
    return []
  }
}

function hold<T>(boss: PgBoss, queue: string, job: Job<T>): JobInHand<T> {
  // With its count of tries a job is let go only by the one who holds it now.
  const attempt = { id: job.id, retryCount: job.retryCount }
  return {
    data: job.data,
    complete: async (tx) => {
      await boss.complete(queue, attempt, null, { db: fromDrizzle(tx, sql) })
    },
    putBack: async (tx) => {
      await boss.fail(queue, attempt, null, { db: fromDrizzle(tx, sql) })
    },
  }
}
