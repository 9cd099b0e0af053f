import { networkInterfaces } from 'node:os'
import type { StatusMessage } from '@domovoy/protocol/mqtt'
import { createRtspSource } from '../drivers/rtsp/rtsp-source.ts'
import type { ViewerPort } from '../uplink/obey-command.ts'
import type { Clock } from './clock.ts'
import type { EdgeConfig } from './config.ts'
import type { Stoppable } from './lifecycle.ts'
import type { Log } from './log.ts'

type CameraState = Exclude<Extract<StatusMessage, { online: true }>['camera'], 'none'>

export type OpenCamera = Stoppable & ViewerPort & { state(): CameraState }

/** Starts the camera on the driver that its configuration names. WebRTC is 40 MB that nobody loads before the first viewer. */
export async function openCamera(
  config: NonNullable<EdgeConfig['camera']>,
  video: EdgeConfig['video'],
  options: { clock: Clock; log: Log; onOnline: (isOnline: boolean) => void; onState: () => void },
): Promise<OpenCamera> {
  const { clock, log, onOnline, onState } = options
  const { startCamera } = await import('../camera/start-camera.ts')
  let isFailing = false
  return startCamera({
    source: createRtspSource({ url: config.url, transport: config.transport, clock }),
    addresses: video.addresses ?? ownAddresses(),
    ...(video.portRange ? { portRange: video.portRange } : {}),
    maxViewers: video.maxViewers,
    isAlwaysPulled: config.isAlwaysPulled,
    clock,
    log,
    onState(state: CameraState) {
      // Idle and connecting say nothing of the camera: nobody watches, or it is not known yet.
      if (state === 'failing' && !isFailing) onOnline(false)
      if (state === 'streaming' && isFailing) onOnline(true)
      if (state === 'failing' || state === 'streaming') isFailing = state === 'failing'
      onState()
    },
  })
}

/** Every IPv4 address of this machine, its loopback included: the browser finds the one that it reaches. */
function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).filter(({ family }) => family === 'IPv4').map(({ address }) => address),
  )
}
