import { parseArgs } from 'node:util'
import { z } from 'zod'
import { clipNames } from '../camera/clip.ts'

const port = z.coerce.number().int().min(0).max(65_535)

const settings = z.object({
  'gpio-socket': z.string().min(1),
  'osdp-port': port,
  'rtsp-port': port,
  'http-port': port,
  'http-host': z.string().default('127.0.0.1'),
  clip: z.enum(clipNames).default('gop2'),
  'rtsp-user': z.string().optional(),
  'rtsp-password': z.string().optional(),
})

/** An argument is missing, unknown or makes no sense. */
class ArgumentError extends Error {
  readonly code = 'arguments.invalid'
}

/** Reads the simulator's arguments. @throws ArgumentError `arguments.invalid`, naming every argument that is wrong */
export function readArguments(args: string[]) {
  const parsed = settings.safeParse(split(args))
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`)
    throw new ArgumentError(wrong.join('\n'))
  }
  const { data } = parsed
  return {
    gpioSocket: data['gpio-socket'],
    osdpPort: data['osdp-port'],
    rtspPort: data['rtsp-port'],
    httpPort: data['http-port'],
    httpHost: data['http-host'],
    clip: data.clip,
    rtspUser: data['rtsp-user'],
    rtspPassword: data['rtsp-password'],
  }
}

function split(args: string[]) {
  const names = Object.keys(settings.shape)
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  try {
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? error.message : String(error))
  }
}
