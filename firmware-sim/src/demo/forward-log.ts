import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { z } from 'zod'

/** Beyond this a log is set aside as `.1`, which takes the place of the one before. */
const largestLogBytes = 20 * 1024 * 1024

/** pino's levels. */
const warningLevel = 40
const fatalLevel = 60

const logLine = z.object({
  level: z.number(),
  msg: z.string().default(''),
  err: z.object({ message: z.string() }).partial().optional(),
  error: z.string().optional(),
})

export type LogSink = {
  /** Takes over a daemon's output until it ends. */
  follow(output: Readable): void
  /** What was said last that explains an end: the newest fatal or error, or the last plain line (a stack trace). */
  lastWords(): string
  close(): Promise<void>
}

/**
 * Writes a daemon's output to a file, and hands warnings and worse on in short.
 * @param onWarning one line for people
 */
export function openLog(file: string, onWarning: (text: string) => void): LogSink {
  mkdirSync(dirname(file), { recursive: true })
  if (existsSync(file) && statSync(file).size > largestLogBytes) renameSync(file, `${file}.1`)
  const stream = createWriteStream(file, { flags: 'a' })
  stream.on('error', (error) => onWarning(`${file}: ${error.message}`))
  let lastWords = ''
  return {
    follow(output) {
      createInterface({ input: output }).on('line', (line) => {
        stream.write(`${line}\n`)
        const told = shorten(line)
        if (told.level >= warningLevel) onWarning(told.text)
        if (told.level > warningLevel || (told.level === 0 && told.text.trim() !== '')) lastWords = told.text
      })
    },
    lastWords: () => lastWords,
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  }
}

/** Level 0: no line of pino's, such as the stack trace of a crash. */
function shorten(line: string): { level: number; text: string } {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return { level: 0, text: line }
  }
  const parsed = logLine.safeParse(json)
  if (!parsed.success) return { level: 0, text: line }
  const { level, msg, err, error } = parsed.data
  const cause = err?.message ?? error
  const text = cause !== undefined && cause !== msg ? `${msg}: ${cause}` : msg
  return { level, text: level >= fatalLevel ? `fatal: ${text}` : text }
}
