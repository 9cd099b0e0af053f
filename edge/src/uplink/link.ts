/** What the parts of the uplink need of the connection to the broker. */
export type Link = {
  isUp(): boolean
  /** Sends at QoS 1 while the link is up, else does nothing: whoever must not lose a message sends it again. */
  publish(topic: string, payload: string, options?: { retain: boolean }): void
}
