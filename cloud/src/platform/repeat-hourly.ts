import type { Context } from './context.ts'

const hourMs = 60 * 60 * 1000

/**
 * Works once an hour, first in an hour. Work that fails is logged and left to the next time.
 * @returns stops, once work under way has ended
 */
export function repeatHourly(
  { clock, log }: Pick<Context, 'clock' | 'log'>,
  work: () => Promise<void>,
): () => Promise<void> {
  let running = Promise.resolve()
  const workOnce = async () => {
    await work().catch((error: unknown) => log.warn({ err: error }, 'hourly work failed'))
    cancel = clock.after(hourMs, start)
  }
  const start = () => {
    running = workOnce()
  }
  let cancel = clock.after(hourMs, start)
  return async () => {
    await running
    cancel()
  }
}
