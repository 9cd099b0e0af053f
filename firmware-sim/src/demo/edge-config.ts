import { stringify } from 'yaml'
import type { HouseFiles } from './house-files.ts'

/** What of the edge's configuration differs between houses. */
export type EdgeSettings = {
  pulseMs: number
  osdpPort: number
  /** With user and password. */
  cameraUrl: string
  mqttUrl: string
  video: { addresses?: string[]; portRange?: [number, number]; maxViewers?: number }
}

/** The configuration file of a controller whose hardware is the simulator. */
export function edgeConfig(files: HouseFiles, settings: EdgeSettings): string {
  const line = (name: string) => ({ driver: 'sim', line: name })
  return stringify({
    dataFolder: files.edgeData,
    gpioSocket: files.gpioSocket,
    door: {
      id: 'main',
      pulseMs: settings.pulseMs,
      permittedOpenMs: 20_000,
      lock: line('lock'),
      contact: line('contact'),
      exit: line('exit'),
      fire: line('fire'),
    },
    panel: { driver: 'osdp-tcp', host: '127.0.0.1', port: settings.osdpPort, address: 0 },
    camera: { url: settings.cameraUrl, transport: 'tcp' },
    video: settings.video,
    mqttUrl: settings.mqttUrl,
  })
}
