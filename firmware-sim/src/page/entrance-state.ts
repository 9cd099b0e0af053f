import { type GpioLine, gpioLine } from '@domovoy/protocol/gpio-socket'
import { type DoorPose, poseOf } from '../door/door-physics.ts'
import { type Edge, preciseNowMs } from '../gpio/lines.ts'
import type { CameraView, PanelView, SimulatedDevices } from './simulated-devices.ts'

/** What `GET /state` tells. Times are `performance.timeOrigin + performance.now()` of the simulator. */
export type EntranceState = {
  nowMs: number
  lines: Record<GpioLine, boolean>
  lockPulses: number
  /** The last 2000 edges of the lock line; in the stream after its first event, only those since the event before. */
  lockEdges: { atMs: number; value: boolean }[]
  /** Edges of every line in the last `tracedMs`, in order; in the stream, only those since the event before. */
  edges: Edge[]
  door: DoorPose
  leaf: { angleDeg: number; held: boolean; forced: boolean }
  panel: PanelView
  camera: CameraView
  gpioClients: number
}

/** How far back the page's trace goes. */
const tracedMs = 30_000

/** @param sinceMs edges that are not later are left out */
export function entranceState(devices: SimulatedDevices, sinceMs = Number.NEGATIVE_INFINITY): EntranceState {
  const nowMs = preciseNowMs()
  const door = devices.door.state()
  const tracedSinceMs = Math.max(sinceMs, nowMs - tracedMs)
  return {
    nowMs,
    lines: devices.lines.values(),
    lockPulses: devices.lines.lockPulses(),
    lockEdges: later(devices.lines.edges('lock'), sinceMs).map(({ atMs, value }) => ({ atMs, value })),
    edges: gpioLine.options
      .flatMap((line) => later(devices.lines.edges(line), tracedSinceMs))
      .sort((a, b) => a.atMs - b.atMs),
    door: poseOf(door),
    leaf: { angleDeg: Math.round(door.angleDeg * 10) / 10, held: door.held, forced: door.forced },
    panel: devices.panel.state(),
    camera: devices.camera.state(),
    gpioClients: devices.gpioClients(),
  }
}

const later = (edges: Edge[], sinceMs: number) => edges.filter((edge) => edge.atMs > sinceMs)
