import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { claimController, isClaimed } from './claim-controller.ts'
import { daemon, type ProcessHandle } from './daemon.ts'
import { edgeConfig } from './edge-config.ts'
import {
  type DemoData,
  type DemoResident,
  type HouseFiles,
  houseFiles,
  readControllerId,
  readDemoData,
  writePrivately,
} from './house-files.ts'
import { defaultPulseMs, type HouseOptions, type HouseStep } from './house-options.ts'
import { httpText } from './http-text.ts'
import { checkNobodyHome, checkPort, freePorts } from './ports.ts'
import { waitUntil } from './wait-until.ts'

export type { ProcessHandle } from './daemon.ts'
export type { DemoResident } from './house-files.ts'
export type { HouseEvent, HouseOptions } from './house-options.ts'

/** A running house: simulated hardware, the controller's daemon and the cloud, each a process of its own. */
export type House = {
  /** Without a slash at the end. */
  cloudUrl: string
  simUrl: string
  mqttPort: number
  dataFolder: string
  /** PEM file of the platform's own authority. */
  caCertificate: string
  entranceId: string
  controllerId: string
  residents: DemoResident[]
  staff: DemoData['staff']
  /** Of everybody who works there. */
  staffPassword: string
  edge: ProcessHandle
  cloud: ProcessHandle
  sim: ProcessHandle
  /** Resolves once the cloud says that the entrance is online: after a restart of either side, for example. */
  online(): Promise<void>
  /** Edge, cloud, simulator: in this order, so that each takes its leave of one that still listens. */
  stop(): Promise<void>
}

/** The edge connects as soon as it can; beyond this something is wrong. */
const onlineWithinMs = 30_000

/**
 * Starts the three daemons of a demo house under a data folder, and claims the controller by the CLI when it is new.
 * @throws HouseInUseError, PortInUseError, DaemonError, ClaimError, WaitError: nothing is left running then
 */
export async function startHouse(options: HouseOptions): Promise<House> {
  const files = houseFiles(options.dataFolder)
  await checkNobodyHome(files)
  const plan = await planHouse(options)
  writePrivately(files.edgeConfig, edgeConfig(files, plan.edge))
  const { sim, cloud, edge } = describeDaemons(options, files, plan)
  const stop = async () => {
    for (const each of [edge, cloud, sim]) {
      const beganMs = performance.now()
      await each.close()
      options.report?.({ kind: 'stopped', daemon: each.name, tookMs: performance.now() - beganMs })
    }
  }
  const took = async <T>(step: HouseStep, work: Promise<T>): Promise<T> => {
    const beganMs = performance.now()
    const result = await work
    options.report?.({ kind: 'step', step, tookMs: performance.now() - beganMs })
    return result
  }
  const online = () => waitOnline(plan.cloudUrl, files)

  try {
    const startController = async () => {
      await took('sim', sim.start())
      // A controller that has its identity need not wait for the cloud: neither does it in a real entrance.
      if (existsSync(files.edgeIdentity)) await took('edge', edge.start())
    }
    await allSettledOrThrow([took('cloud', cloud.start()), startController()])
    const demo = readDemoData(files)
    if (!isClaimed(files, demo)) {
      await edge.stop()
      await took('claim', claimController(files, demo, plan.cloudUrl))
      await took('edge', edge.start())
    }
    await took('online', online())
    return { ...describeHouse(plan, files, demo), edge, cloud, sim, online, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type Plan = {
  cloudUrl: string
  ports: { http: number; mqtt: number; sim: number; osdp: number; rtsp: number }
  camera: { user: string; password: string }
  edge: Parameters<typeof edgeConfig>[1]
}

/** Chooses ports, and makes sure that those asked for are free. */
async function planHouse(options: HouseOptions): Promise<Plan> {
  const [http = 0, mqtt = 0, sim = 0, osdp = 0, rtsp = 0] = await freePorts(5)
  const host = listeningHost(options)
  const wanted = [
    { port: options.httpPort, purpose: 'app and API', setting: 'DOMOVOY_HTTP_PORT', host },
    { port: options.mqttUrl ? undefined : options.mqttPort, purpose: 'MQTT', setting: 'DOMOVOY_MQTT_PORT', host },
    { port: options.simPort, purpose: 'simulated panel', setting: 'DOMOVOY_SIM_PORT', host },
  ]
  for (const { port, ...rest } of wanted) if (port !== undefined) await checkPort({ port, ...rest })
  const ports = {
    http: options.httpPort ?? http,
    mqtt: options.mqttPort ?? mqtt,
    sim: options.simPort ?? sim,
    osdp,
    rtsp,
  }
  const camera = { user: 'entrance', password: randomBytes(12).toString('hex') }
  return {
    cloudUrl: options.lan ? `https://${options.lan}:${ports.http}` : `http://127.0.0.1:${ports.http}`,
    ports,
    camera,
    edge: {
      pulseMs: options.pulseMs ?? defaultPulseMs,
      osdpPort: ports.osdp,
      cameraUrl: `rtsp://${camera.user}:${camera.password}@127.0.0.1:${ports.rtsp}/entrance`,
      mqttUrl: options.mqttUrl ?? `mqtts://localhost:${ports.mqtt}`,
      video: options.edgeVideo ?? (options.lan ? { addresses: [options.lan, '127.0.0.1'] } : {}),
    },
  }
}

const listeningHost = (options: HouseOptions) => (options.lan ? '0.0.0.0' : '127.0.0.1')

function describeDaemons(options: HouseOptions, files: HouseFiles, { ports, camera, cloudUrl }: Plan) {
  const host = listeningHost(options)
  const common = (name: string) => ({
    name,
    logFile: files.log(name),
    onWarning: (text: string) => options.report?.({ kind: 'warning', daemon: name, text }),
    onCrash: (text: string) => options.report?.({ kind: 'crash', daemon: name, text }),
  })
  const sim = daemon({
    ...common('sim'),
    script: 'firmware-sim/src/main.ts',
    args: [
      ...['--gpio-socket', files.gpioSocket, '--clip', options.clip ?? 'gop2'],
      ...['--osdp-port', `${ports.osdp}`, '--rtsp-port', `${ports.rtsp}`],
      ...['--http-port', `${ports.sim}`, '--http-host', host],
      ...['--rtsp-user', camera.user, '--rtsp-password', camera.password],
    ],
    env: {},
  })
  const cloud = daemon({
    ...common('cloud'),
    script: 'cloud/src/main.ts',
    args: [],
    nodeFlags: ['--max-semi-space-size=4'],
    env: {
      // As in bootstrap.mjs.
      MALLOC_MMAP_THRESHOLD_: `${1024 * 1024}`,
      DOMOVOY_DATA: files.data,
      DOMOVOY_DEMO: '1',
      DOMOVOY_HTTP_PORT: `${ports.http}`,
      DOMOVOY_HTTP_HOST: host,
      DOMOVOY_MQTT_PORT: `${ports.mqtt}`,
      DOMOVOY_MQTT_HOST: host,
      DOMOVOY_PUBLIC_URL: options.lan ? cloudUrl : undefined,
      DOMOVOY_TLS: options.lan ? '1' : undefined,
      DOMOVOY_LAN_ADDRESS: options.lan,
      DATABASE_URL: options.databaseUrl,
      MQTT_URL: options.mqttUrl,
    },
  })
  const edge = daemon({
    ...common('edge'),
    script: 'edge/src/main.ts',
    args: ['--config', files.edgeConfig],
    nodeFlags: ['--max-semi-space-size=2'],
    env: {},
  })
  return { sim, cloud, edge }
}

function describeHouse({ cloudUrl, ports }: Plan, files: HouseFiles, demo: DemoData) {
  return {
    cloudUrl,
    simUrl: `http://127.0.0.1:${ports.sim}`,
    mqttPort: ports.mqtt,
    dataFolder: files.data,
    caCertificate: files.caCertificate,
    entranceId: demo.entranceId,
    controllerId: readControllerId(files) ?? '',
    residents: demo.residents,
    staff: demo.staff,
    staffPassword: demo.staffPassword,
  }
}

/** The gauge is open to whoever reaches /metrics; the API would want a sign-in, and its code a wait of minutes. */
async function waitOnline(cloudUrl: string, files: HouseFiles): Promise<void> {
  const ca = cloudUrl.startsWith('https:') ? readFileSync(files.caCertificate, 'utf8') : undefined
  await waitUntil(
    'the entrance comes online',
    async () => {
      const metrics = await httpText(`${cloudUrl}/metrics`, ca)
      const online = /^domovoy_controllers_online (\d+)/m.exec(metrics ?? '')?.[1]
      return online !== undefined && Number(online) > 0 ? true : undefined
    },
    { withinMs: onlineWithinMs },
  )
}

/** Waits for all, so that none still starts while the others are being stopped. @throws the first fault */
async function allSettledOrThrow(works: Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}
