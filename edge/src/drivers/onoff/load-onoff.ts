/** The GPIO driver's native part is missing or was built for another Node. */
export class GpioUnavailableError extends Error {
  readonly code = 'gpio.unavailable'
  constructor(cause: unknown) {
    super('GPIO is configured, but its driver does not load: run `node edge/src/drivers/onoff/build-epoll.mjs`', {
      cause,
    })
    this.name = 'GpioUnavailableError'
  }
}

/**
 * Loads `onoff`, whose native part needs a compiler and is not there on machines without GPIO: so never at the top of a file.
 * @throws GpioUnavailableError
 */
export async function loadOnoff(): Promise<typeof import('onoff')> {
  try {
    return await import('onoff')
  } catch (error) {
    throw new GpioUnavailableError(error)
  }
}
