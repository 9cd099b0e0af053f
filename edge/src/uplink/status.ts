import type { StatusMessage } from '@domovoy/protocol/mqtt'
import type { Door } from '../door/start-door.ts'
import { version } from '../runtime/version.ts'

type Online = Extract<StatusMessage, { online: true }>

/** What the daemon says of itself, gathered from its parts. */
export type StatusSources = {
  doors: readonly Door[]
  camera: () => Online['camera']
  panel: () => Online['panel']
}

/** @param sinceMs when this connection began, by the corrected clock */
export function buildStatus(sources: StatusSources, bootId: string, sinceMs: number): Online {
  return {
    online: true,
    bootId,
    version,
    sinceMs: Math.max(0, Math.round(sinceMs)),
    doors: sources.doors.map((door) => ({ id: door.id, state: door.state(), pulseMs: door.pulseMs })),
    camera: sources.camera(),
    panel: sources.panel(),
  }
}
