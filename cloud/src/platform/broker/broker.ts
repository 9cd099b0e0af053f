/** A message from a controller. Whoever reads it decides what its bytes mean; they may be anything. */
export interface Message {
  topic: string
  payload: Uint8Array
}

/** MQTT 3.1.1 as the cloud uses it: quality of service 1 (at least once), clean sessions. */
export interface Broker {
  /**
   * @param retain kept by the broker for those who subscribe later
   * @throws DomainError `broker.unavailable` when there is no connection to the broker
   */
  publish(topic: string, payload: string, options?: { retain?: boolean }): Promise<void>
  /**
   * Subscribes for as long as the broker runs, over reconnections.
   * @param shared each message goes to one cloud node only, whichever; where there is but one node, to it
   */
  subscribe(filter: string, listener: (message: Message) => void, options?: { shared?: boolean }): Promise<void>
  isConnected(): boolean
  /** Cuts the connection that was made with a certificate which no longer counts. */
  cut(serial: string): void
  stop(): Promise<void>
}
