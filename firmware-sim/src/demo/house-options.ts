/** How to set up a house. What is left out takes a free port, or the daemons' own default. */
export type HouseOptions = {
  /** State of all three daemons, kept from one start to the next. */
  dataFolder: string
  httpPort?: number
  mqttPort?: number
  simPort?: number
  /** A PostgreSQL of yours in place of the embedded one. */
  databaseUrl?: string
  /** A broker of yours in place of the one in the cloud: `mqtts://host:port`. */
  mqttUrl?: string
  /** For how long the lock is released. */
  pulseMs?: number
  clip?: 'gop2' | 'gop10'
  /** IPv4 address of this machine that phones on the network reach: HTTPS there, by the platform's own CA. */
  lan?: string
  edgeVideo?: { addresses?: string[]; portRange?: [number, number]; maxViewers?: number }
  /** Hears what goes on: steps of the start, warnings of the daemons. */
  report?: (event: HouseEvent) => void
}

export type HouseEvent =
  | { kind: 'step'; step: HouseStep; tookMs: number }
  | { kind: 'warning' | 'crash'; daemon: string; text: string }
  | { kind: 'stopped'; daemon: string; tookMs: number }

export type HouseStep = 'sim' | 'cloud' | 'claim' | 'edge' | 'online'

/** The lock's release in a house where nobody says otherwise. */
export const defaultPulseMs = 3_000
