/**
 * Every topic of the platform. A controller's certificate names it by its common name, and a broker can hold it to its
 * own topics by two patterns: it writes `domovoy/v1/{controller}/up/#` and reads `domovoy/v1/{controller}/down/#`.
 */
const root = 'domovoy/v1'

/** Topics that a controller writes and the cloud reads. */
export const up = {
  /** Answer to a command, addressed to the cloud node that sent it, so that the waiting request is found. */
  reply: (controllerId: string, nodeId: string) => `${root}/${controllerId}/up/reply/${nodeId}`,
  /** One batch of journal records in flight at a time. */
  journal: (controllerId: string) => `${root}/${controllerId}/up/journal`,
  /** Retained; the last will says `online: false`. */
  status: (controllerId: string) => `${root}/${controllerId}/up/status`,
  /** Question about the cloud's time. */
  clock: (controllerId: string) => `${root}/${controllerId}/up/clock`,
} as const

/** Topics that the cloud writes and a controller reads. */
export const down = {
  /** A signed command: a compact JWS as text. */
  command: (controllerId: string) => `${root}/${controllerId}/down/command`,
  /** Up to which number the cloud holds the journal for good, or which number it wants next. */
  journalAck: (controllerId: string) => `${root}/${controllerId}/down/journal-ack`,
  clock: (controllerId: string) => `${root}/${controllerId}/down/clock`,
} as const

/** Filters for the cloud's subscriptions, over all controllers. */
export const filters = {
  reply: (nodeId: string) => `${root}/+/up/reply/${nodeId}`,
  journal: `${root}/+/up/journal`,
  status: `${root}/+/up/status`,
  clock: `${root}/+/up/clock`,
} as const

/** What a controller may publish to and subscribe to, as prefixes: the broker's authorisation rests on these two. */
export const prefixes = {
  up: (controllerId: string) => `${root}/${controllerId}/up/`,
  down: (controllerId: string) => `${root}/${controllerId}/down/`,
} as const

/** The controller that a topic speaks of, and its channel (`journal`, `status`, `reply`, `clock`), or nothing. */
export function parseUp(topic: string): { controllerId: string; channel: string } | undefined {
  const [platform, version, controllerId, direction, channel] = topic.split('/')
  if (`${platform}/${version}` !== root || direction !== 'up' || !controllerId || !channel) return undefined
  return { controllerId, channel }
}
