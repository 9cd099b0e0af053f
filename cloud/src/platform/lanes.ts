/** Runs work that nobody waits for, so that however much of it comes, people's requests find free connections. */
export interface Lanes {
  /**
   * Work of one key runs one after the other, in order.
   * @returns once it is done, with whether it was: what comes while too much of its key waits is left out
   * @throws what the work throws
   */
  run(key: string, work: () => Promise<void>): Promise<boolean>
}

interface LanesOptions {
  /** How much runs at once, over all keys: three such lanes leave the pool of 16 connections a quarter for requests. */
  width?: number
  /** How much of one key may wait. */
  deepest?: number
}

type Job = () => Promise<void>

export function createLanes({ width = 4, deepest = Number.POSITIVE_INFINITY }: LanesOptions = {}): Lanes {
  /** What waits, by key; a key stands here for as long as something of it runs or waits. */
  const waiting = new Map<string, Job[]>()
  /** Keys whose next job may run. */
  const ready: string[] = []
  let running = 0

  const fill = () => {
    while (running < width) {
      const key = ready.shift()
      const job = key === undefined ? undefined : waiting.get(key)?.shift()
      if (key === undefined || !job) return
      running += 1
      void job().finally(() => {
        running -= 1
        if (waiting.get(key)?.length) ready.push(key)
        else waiting.delete(key)
        fill()
      })
    }
  }

  return {
    run: (key, work) =>
      new Promise((resolve, reject) => {
        const jobs = waiting.get(key)
        if (jobs && jobs.length >= deepest) return resolve(false)
        const job = () =>
          work().then(
            () => resolve(true),
            (error: unknown) => reject(error),
          )
        if (jobs) jobs.push(job)
        else {
          waiting.set(key, [job])
          ready.push(key)
        }
        fill()
      }),
  }
}
