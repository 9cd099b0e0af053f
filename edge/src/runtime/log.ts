import { type DestinationStream, type Logger, pino } from 'pino'

/** The log as every part takes it: `log.info({ facts }, 'what happened')`. */
export type Log = Logger

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const secretKeys = ['password', 'privateKey', 'scbk', 'pin', 'claimCode', 'jws', 'authorization']

/**
 * JSON lines on standard output, times in ISO 8601. Whatever stands under a secret's name is cut out, two levels deep, and
 * so are the user and password inside a URL: a camera's address carries both.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`]), censor: '[secret]' },
    serializers: { url: withoutCredentials, err: pino.stdSerializers.err },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** For tests and for parts that have nowhere to write. */
export const silentLog: Log = pino({ level: 'silent' })

/** `rtsp://user:secret@host/path` → `rtsp://host/path`. */
function withoutCredentials(url: unknown): unknown {
  return typeof url === 'string' ? url.replace(/\/\/[^/@\s]*@/, '//') : url
}
