/** Ends something that was started. */
export type Stop = () => void | Promise<void>

/**
 * Remembers how to stop what was started, and stops it in reverse, each part once. One part that fails to stop does not
 * keep the others from it; its error is thrown at the end.
 */
export function createUnwinder() {
  const stops: Stop[] = []
  return {
    started(stop: Stop) {
      stops.push(stop)
    },
    async stop() {
      const errors: unknown[] = []
      for (let stop = stops.pop(); stop; stop = stops.pop()) {
        try {
          await stop()
        } catch (error) {
          errors.push(error)
        }
      }
      if (errors.length > 0) throw errors[0]
    },
  }
}
