import type { LedColor } from '@domovoy/protocol/osdp'
import type { DoorOfEntrance } from '../door/start-door.ts'
import type { Lines } from '../gpio/lines.ts'

/** What the page shows of the panel, as its last OSDP commands left it. */
export type PanelView = {
  text: string
  led: LedColor
  /** Sounding right now. */
  buzzer: boolean
  /** A control panel (the edge) polls it. */
  online: boolean
}

export type PanelDevice = {
  state(): PanelView
  press(key: string): void
  presentCard(uid: string): void
  onChange(listener: () => void): () => void
}

export type CameraView = {
  playing: boolean
  /** RTSP clients that are being sent the picture. */
  clients: number
}

export type CameraDevice = {
  state(): CameraView
  setPlaying(playing: boolean): void
  /** The newest frame that was sent: its number, and when by `performance.timeOrigin + performance.now()`; null before. */
  frame(): { frame: number; atMs: number } | null
  /** The same of all frames of the last seconds, oldest first. */
  recentFrames(): { frame: number; atMs: number }[]
  onChange(listener: () => void): () => void
}

/** Everything at the entrance that the page shows and works. */
export type SimulatedDevices = {
  lines: Lines
  gpioClients(): number
  /** Something that is no line changed: the leaf, the number of GPIO clients. */
  onChange(listener: () => void): () => void
  door: DoorOfEntrance
  panel: PanelDevice
  camera: CameraDevice
}
