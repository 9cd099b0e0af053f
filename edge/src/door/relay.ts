/** The line that releases a lock. Calls are carried out in their order. */
export interface Relay {
  /**
   * Drives the line; resolves once it has moved. The value is remembered as the wanted one even when it could not be
   * reached, and a driver that finds its hardware again sets it.
   * @param isOn logical: true releases the lock, whatever the wiring inverts
   * @throws RelayError
   */
  set(isOn: boolean): Promise<void>
}

/** The line could not be driven. */
export class RelayError extends Error {
  readonly code = 'relay.failed'
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'RelayError'
  }
}
