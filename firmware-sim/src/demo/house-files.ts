import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/** A local socket's path may have 107 bytes (unix(7)). */
const longestSocketPath = 100

/** Where everything of a house stands. */
export function houseFiles(dataFolder: string) {
  const data = resolve(dataFolder)
  const logs = join(data, 'logs')
  mkdirSync(logs, { recursive: true })
  const socket = join(data, 'gpio.sock')
  const short = join(tmpdir(), `domovoy-${createHash('sha256').update(data).digest('hex').slice(0, 12)}.sock`)
  return {
    data,
    logs,
    log: (name: string) => join(logs, `${name}.log`),
    edgeData: join(data, 'edge'),
    edgeConfig: join(data, 'edge.yaml'),
    edgeIdentity: join(data, 'edge', 'identity', 'identity.json'),
    demo: join(data, 'demo.json'),
    caCertificate: join(data, 'pki', 'ca.crt'),
    gpioSocket: Buffer.byteLength(socket) <= longestSocketPath ? socket : short,
  }
}
export type HouseFiles = ReturnType<typeof houseFiles>

const demoFile = z.object({
  claimCode: z.string(),
  controllerId: z.uuid().nullable(),
  entranceId: z.uuid(),
  claimed: z.boolean(),
  residents: z.array(z.object({ name: z.string(), phone: z.string(), premises: z.string() })),
  staff: z
    .array(z.object({ name: z.string(), phone: z.string(), login: z.string(), position: z.string() }))
    .default([]),
  staffPassword: z.string().default(''),
})
/** What the cloud tells of its demo data. */
export type DemoData = z.infer<typeof demoFile>
export type DemoResident = DemoData['residents'][number]

/** @throws when the cloud did not write it, or in another shape */
export function readDemoData(files: HouseFiles): DemoData {
  return demoFile.parse(JSON.parse(readFileSync(files.demo, 'utf8')))
}

const identityFile = z.object({ controllerId: z.uuid() })

/** The controller that the edge's data folder was claimed as. */
export function readControllerId(files: HouseFiles): string | undefined {
  try {
    return identityFile.parse(JSON.parse(readFileSync(files.edgeIdentity, 'utf8'))).controllerId
  } catch {
    return undefined
  }
}

/** For what holds a password: readable by its owner alone. */
export function writePrivately(file: string, text: string) {
  writeFileSync(file, text, { mode: 0o600 })
}
