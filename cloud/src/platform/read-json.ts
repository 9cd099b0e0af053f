import type { z } from 'zod'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Reads bytes from outside by a schema; nothing comes back for whatever does not fit, be it not UTF-8, not JSON or another shape. */
export function readJson<Schema extends z.ZodType>(bytes: Uint8Array, schema: Schema): z.output<Schema> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(decoder.decode(bytes)))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
