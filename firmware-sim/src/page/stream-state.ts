import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { entranceState } from './entrance-state.ts'
import type { SimulatedDevices } from './simulated-devices.ts'

/** What moves without a line (the leaf, a counter) is told at most so often; an edge of a line is told at once. */
const restMs = 33
/** A comment this often keeps proxies from closing a quiet stream (HTML § 9.2.7 advises 15 s). */
const keepAliveMs = 15_000

/** Tells a browser every change as server-sent events: first the whole state, then states with only the new edges. */
export function streamState(context: Context, devices: SimulatedDevices, ended: AbortSignal): Response {
  return streamSSE(context, async (stream) => {
    let sentMs = Number.NEGATIVE_INFINITY
    let waiting: NodeJS.Timeout | undefined
    let writing = Promise.resolve()

    function tell() {
      clearTimeout(waiting)
      waiting = undefined
      const state = entranceState(devices, sentMs)
      sentMs = state.nowMs
      writing = writing.then(() => stream.writeSSE({ event: 'state', data: JSON.stringify(state) }))
    }
    const tellSoon = () => {
      waiting ??= setTimeout(tell, restMs)
    }
    const unsubscribe = [
      devices.lines.onEdge(tell),
      devices.onChange(tellSoon),
      devices.panel.onChange(tellSoon),
      devices.camera.onChange(tellSoon),
    ]
    const keepAlive = setInterval(() => void stream.write(':\n\n'), keepAliveMs)
    tell()
    await new Promise<void>((resolve) => {
      stream.onAbort(resolve)
      ended.addEventListener('abort', () => resolve(), { once: true })
    })
    for (const end of unsubscribe) end()
    clearInterval(keepAlive)
    clearTimeout(waiting)
    await writing
  })
}
