import type { Logger } from 'pino'
import { type Camera, startCamera } from '../camera/camera.ts'
import type { ClipName } from '../camera/clip.ts'
import { startDoor } from '../door/index.ts'
import { createLines, startGpioServer } from '../gpio/index.ts'
import { type CameraDevice, type SimulatedDevices, startPage } from '../page/index.ts'
import { startPanel } from '../panel/index.ts'
import { createUnwinder } from './unwind.ts'

export type EntranceOptions = {
  /** Path of the socket that stands for the kernel's GPIO. */
  gpioSocket: string
  /** 0 takes a free port; the same for the others. */
  osdpPort: number
  rtspPort: number
  httpPort: number
  /** Where the page listens; the devices themselves listen on 127.0.0.1 only. */
  httpHost: string
  clip: ClipName
  rtspUser?: string | undefined
  rtspPassword?: string | undefined
  log: Logger
}

export type Entrance = { osdpPort: number; rtspPort: number; httpPort: number; stop(): Promise<void> }

/** Starts the hardware of one entrance: the wires, the door that hangs on them, the panel, the camera and the page. */
export async function startEntrance(options: EntranceOptions): Promise<Entrance> {
  const { log } = options
  const unwinder = createUnwinder()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  try {
    const lines = createLines()
    const door = startDoor({ lines, onChange: changed })
    unwinder.started(() => door.stop())
    const gpio = await startGpioServer({ socketPath: options.gpioSocket, lines, log, onClients: changed })
    unwinder.started(() => gpio.stop())
    const panel = await startPanel({ port: options.osdpPort, address: 0, log })
    unwinder.started(() => panel.stop())
    const camera = await startCamera({ port: options.rtspPort, clip: options.clip, log, ...account(options) })
    unwinder.started(() => camera.stop())
    const devices: SimulatedDevices = {
      lines,
      door,
      gpioClients: () => gpio.clients(),
      onChange(listener) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      panel,
      camera: cameraDevice(camera),
    }
    const page = await startPage({ port: options.httpPort, host: options.httpHost, devices, log })
    unwinder.started(() => page.stop())
    return { osdpPort: panel.port, rtspPort: camera.port, httpPort: page.port, stop: () => unwinder.stop() }
  } catch (error) {
    await unwinder.stop()
    throw error
  }
}

function cameraDevice(camera: Camera): CameraDevice {
  return {
    state: () => ({ playing: camera.isPlaying(), clients: camera.clients() }),
    setPlaying: (playing) => camera.setPlaying(playing),
    frame: () => camera.frame(),
    recentFrames: () => camera.recentFrames(),
    onChange: (listener) => camera.onChange(listener),
  }
}

function account({ rtspUser: user, rtspPassword: password }: EntranceOptions) {
  return user !== undefined && password !== undefined ? { user, password } : {}
}
