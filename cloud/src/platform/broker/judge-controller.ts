import { parseUp, prefixes } from '@domovoy/protocol/mqtt'

/** What a client's certificate says: checked by TLS against our own authority before it gets here. */
export interface Peer {
  commonName: string
  /** Lower-case hex. */
  serial: string
}

export const longestPayload = 1_000_000

/** May it connect under this client id? A controller is who its certificate says, and nobody else. */
export function mayConnect(peer: Peer, clientId: string, isRevoked: (serial: string) => boolean): boolean {
  return clientId === peer.commonName && !isRevoked(peer.serial)
}

/** May it publish this? Its own topics only; only the status may be kept by the broker. */
export function mayPublish(peer: Peer, topic: string, retain: boolean, bytes: number): boolean {
  const told = parseUp(topic)
  if (told?.controllerId !== peer.commonName || bytes > longestPayload) return false
  return !retain || told.channel === 'status'
}

/** May it subscribe to this? What is addressed to it. */
export function maySubscribe(peer: Peer, filter: string): boolean {
  return filter.startsWith(prefixes.down(peer.commonName))
}
