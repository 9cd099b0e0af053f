import type { Logger } from 'pino'
import type { Identity } from './identity.ts'

/**
 * Does what an answer must not wait for: whether it is done at all would show in the time. What fails is logged.
 * `settle` waits for all of it.
 */
export function inBackground(
  { background }: Pick<Identity, 'background'>,
  log: Logger,
  work: () => Promise<unknown>,
): void {
  const done = work()
    .catch((error: unknown) => log.error({ err: error }, 'what an answer did not wait for came to nothing'))
    .finally(() => background.delete(done))
  background.add(done)
}

/** Waits until nothing is left to do in the background. */
export async function settle({ background }: Pick<Identity, 'background'>): Promise<void> {
  while (background.size > 0) await Promise.all(background)
}
