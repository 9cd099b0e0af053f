import { type GpioReport, gpioRequest } from '@domovoy/protocol/gpio-socket'
import type { Lines } from './lines.ts'

/** Only its id, so that a client learns which of its requests made no sense. */
const answerable = gpioRequest.pick({ id: true })

/**
 * Does what one line from a client asks.
 * @returns the answer; nothing when the line is so broken that no id can be named
 */
export function answerRequest(lines: Lines, text: string): GpioReport | undefined {
  const json = parseJson(text)
  const request = gpioRequest.safeParse(json)
  if (!request.success) {
    const id = answerable.safeParse(json)
    return id.success
      ? { failed: id.data.id, message: 'not a request: {"set":LINE,"value":BOOLEAN,"id":N}' }
      : undefined
  }
  const { set, value, id } = request.data
  if (set !== 'lock') return { failed: id, message: `${set} is an input` }
  lines.set(set, value)
  return { done: id }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
