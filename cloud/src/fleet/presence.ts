import type { StatusMessage } from '@domovoy/protocol/mqtt'

type OnlineStatus = Extract<StatusMessage, { online: true }>

/** What is known of a controller's connection at this moment. */
export type Reachability =
  | { online: true; status: OnlineStatus }
  /** `sinceMs` is missing when it was not seen since this process began. */
  | { online: false; sinceMs?: number }

/** Which controllers are connected, as told by their retained status. Every cloud node holds the whole picture. */
export interface Presence {
  of(controllerId: string): Reachability
  /** Takes what a controller says. @returns whether anything that people see has changed */
  take(controllerId: string, status: StatusMessage, nowMs: number): boolean
  online(): string[]
}

export function createPresence(): Presence {
  const standings = new Map<string, Reachability>()
  return {
    of: (controllerId) => standings.get(controllerId) ?? { online: false },
    take: (controllerId, status, nowMs) => {
      const before = standings.get(controllerId)
      const after: Reachability = status.online
        ? { online: true, status }
        : { online: false, sinceMs: offlineSince(before, nowMs) }
      standings.set(controllerId, after)
      return before === undefined || JSON.stringify(before) !== JSON.stringify(after)
    },
    online: () => [...standings].filter(([, standing]) => standing.online).map(([id]) => id),
  }
}

function offlineSince(before: Reachability | undefined, nowMs: number): number {
  return before && !before.online && before.sinceMs !== undefined ? before.sinceMs : nowMs
}

/** What a controller that is connected says of one of its doors. */
export function doorOf(standing: Reachability, door: string): OnlineStatus['doors'][number] | undefined {
  return standing.online ? standing.status.doors.find((it) => it.id === door) : undefined
}

/** When it went offline: as seen here, else as written down before this process began; null when it never was online. */
export function offlineSinceMs(standing: Reachability, lastSeenMs: number | null): number | null {
  return (standing.online ? undefined : standing.sinceMs) ?? lastSeenMs
}
