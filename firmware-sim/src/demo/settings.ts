import { z } from 'zod'
import type { HouseOptions } from './house-options.ts'
import { lanAddress } from './lan-address.ts'
import { rootFolder } from './pinned-node.ts'

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback)
/** An empty variable is one that nobody set. */
const text = z
  .string()
  .optional()
  .transform((value) => value || undefined)

const environment = z.object({
  DOMOVOY_DATA: text,
  DOMOVOY_HTTP_PORT: port(8080),
  DOMOVOY_MQTT_PORT: port(8883),
  DOMOVOY_SIM_PORT: port(8090),
  DATABASE_URL: text,
  MQTT_URL: text,
})

/** `npm start` was asked for something it cannot do. */
export class SettingsError extends Error {
  readonly code = 'demo.settings'
}

/**
 * What `npm start` was told by its arguments and the environment.
 * @throws SettingsError naming the argument or variable
 */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): HouseOptions {
  const unknown = args.find((arg) => arg !== '--lan')
  if (unknown !== undefined) throw new SettingsError(`Unknown argument «${unknown}». There is: --lan.`)
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
  }
  const { data } = parsed
  return {
    dataFolder: data.DOMOVOY_DATA ?? `${rootFolder}data`,
    httpPort: data.DOMOVOY_HTTP_PORT,
    mqttPort: data.DOMOVOY_MQTT_PORT,
    simPort: data.DOMOVOY_SIM_PORT,
    ...(data.DATABASE_URL === undefined ? {} : { databaseUrl: data.DATABASE_URL }),
    ...(data.MQTT_URL === undefined ? {} : { mqttUrl: data.MQTT_URL }),
    ...(args.includes('--lan') ? { lan: ownLanAddress() } : {}),
  }
}

function ownLanAddress(): string {
  const address = lanAddress()
  if (address === undefined) throw new SettingsError('--lan: this machine has no address on a local network.')
  return address
}
