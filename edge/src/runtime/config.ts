import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { z } from 'zod'
import { logLevels } from './log.ts'

/** A line of the lock or of an input, and which driver moves it. */
const line = z.discriminatedUnion('driver', [
  z.strictObject({ driver: z.literal('sim'), line: z.enum(['lock', 'contact', 'exit', 'fire']) }),
  z.strictObject({
    driver: z.literal('onoff'),
    /** Number of the line as the kernel counts it under /sys/class/gpio. */
    gpio: z.int().nonnegative(),
    activeLow: z.boolean().default(false),
  }),
])
export type LineConfig = z.infer<typeof line>

const lineNames = ['lock', 'contact', 'exit', 'fire'] as const

const address = (protocol: string, shape: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && new URL(text).protocol === protocol && new URL(text).hostname !== '', {
      error: `an address that looks like ${shape}`,
    })

const port = z.int().min(1).max(65_535)

const edgeConfig = z.strictObject({
  dataFolder: z.string().min(1),
  log: z.strictObject({ level: z.enum(logLevels).default('info') }).prefault({}),
  door: z.strictObject({
    id: z.string().min(1).max(64).default('main'),
    /** IEC 60839-11-1 wants a release of 3 s to be possible, not that every door has it. */
    pulseMs: z.int().min(100).max(60_000).default(3_000),
    permittedOpenMs: z.int().min(1_000).max(3_600_000).default(20_000),
    lock: line,
    contact: line.optional(),
    exit: line.optional(),
    fire: line.optional(),
  }),
  gpioSocket: z.string().min(1).optional(),
  panel: z
    .strictObject({
      driver: z.literal('osdp-tcp'),
      host: z.string().min(1),
      port,
      address: z.int().min(0).max(126).default(0),
    })
    .optional(),
  camera: z
    .strictObject({
      url: address(
        'rtsp:',
        'rtsp://user:password@host:port/path, with % and two digits for special characters of the password',
      ),
      transport: z.enum(['tcp', 'udp']).default('tcp'),
      isAlwaysPulled: z.boolean().default(false),
    })
    .optional(),
  video: z
    .strictObject({
      addresses: z.array(z.ipv4()).min(1).optional(),
      portRange: z
        .tuple([port, port])
        .refine(([low, high]) => low <= high, 'the first port must not be above the last')
        .optional(),
      maxViewers: z.int().min(1).max(100).default(10),
    })
    .prefault({}),
  mqttUrl: address('mqtts:', 'mqtts://host:port').optional(),
})

/** The controller's configuration; paths are absolute. */
export type EdgeConfig = z.infer<typeof edgeConfig>

/** The configuration cannot be used: names each fault with its key and line. */
export class ConfigError extends Error {
  readonly code = 'config.invalid'
  constructor(file: string, faults: string[]) {
    super(`${file} cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

/**
 * Reads a configuration file. Paths in it count from the folder that it stands in. No environment variable changes it:
 * what a controller does is to be read in one place.
 * @throws ConfigError  also for a key that is not known
 */
export function loadConfig(file: string): EdgeConfig {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigError(file, [`cannot be read: ${error instanceof Error ? error.message : String(error)}`])
  }
  return parseConfig(text, file)
}

/** @param file for messages, and the folder that relative paths count from */
export function parseConfig(text: string, file: string): EdgeConfig {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' })
  if (document.errors.length > 0)
    throw new ConfigError(
      file,
      document.errors.map(({ message }) => message),
    )
  const lineOf = (path: PropertyKey[]) => lineOfPath(document, lines, path)

  const parsed = edgeConfig.safeParse(toValue(document, file) ?? {})
  if (!parsed.success) {
    throw new ConfigError(
      file,
      parsed.error.issues.flatMap((issue) => describe(issue, lineOf)),
    )
  }
  const config = parsed.data
  const simulated = lineNames.find((name) => config.door[name]?.driver === 'sim')
  if (simulated && !config.gpioSocket) {
    const at = lineOf(['door', simulated])
    throw new ConfigError(file, [`line ${at}: door.${simulated} is simulated, so gpioSocket must name the socket`])
  }
  const twice = findLineUsedTwice(config.door)
  if (twice) {
    const [name, other] = twice
    throw new ConfigError(file, [`line ${lineOf(['door', name])}: door.${name} is the same line as door.${other}`])
  }
  const absolute = (path: string) => resolve(dirname(file), path)
  config.dataFolder = absolute(config.dataFolder)
  if (config.gpioSocket) config.gpioSocket = absolute(config.gpioSocket)
  return config
}

/** An input on the lock's own line would turn it into one, and the lock would never move. */
function findLineUsedTwice(door: EdgeConfig['door']): [string, string] | undefined {
  const names = new Map<string, string>()
  for (const name of lineNames) {
    const line = door[name]
    if (!line) continue
    const key = line.driver === 'sim' ? `sim ${line.line}` : `gpio ${line.gpio}`
    const other = names.get(key)
    if (other !== undefined) return [name, other]
    names.set(key, name)
  }
  return undefined
}

function toValue(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    // Aliases that multiply without end.
    throw new ConfigError(file, [error instanceof Error ? error.message : String(error)])
  }
}

function describe(issue: z.core.$ZodIssue, lineOf: (path: PropertyKey[]) => number): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path, key]
      return `line ${lineOf(path)}: unknown key ${path.join('.')}`
    })
  }
  return [`line ${lineOf(issue.path)}: ${issue.path.join('.') || 'the file'}: ${issue.message}`]
}

/** The line of a key, or of the nearest key above it when it is missing. */
function lineOfPath(document: ReturnType<typeof parseDocument>, lines: LineCounter, path: PropertyKey[]): number {
  const offsets = new Map<string, number>()
  visit(document, {
    Pair(_, pair, ancestors) {
      const keys = [...ancestors.filter(isPair), pair].map(({ key }) => (isScalar(key) ? String(key.value) : ''))
      if (isNode(pair.key) && pair.key.range) offsets.set(keys.join('\n'), pair.key.range[0])
    },
  })
  for (let depth = path.length; depth > 0; depth--) {
    const offset = offsets.get(path.slice(0, depth).map(String).join('\n'))
    if (offset !== undefined) return lines.linePos(offset).line
  }
  return 1
}
