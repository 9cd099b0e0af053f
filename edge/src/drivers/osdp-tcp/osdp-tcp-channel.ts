import { connect } from 'node:net'
import type { PanelChannel, PanelLine } from '../../panel/panel-channel.ts'

const connectTimeoutMs = 3_000
/** A peer that takes nothing for so long that this much waits is gone: frames are some tens of bytes, one at a time. */
const maxUnsentBytes = 16_384

/** OSDP over TCP: the simulated panel, or a converter that stands between the network and an RS-485 line. */
export class OsdpTcpChannel implements PanelChannel {
  readonly #host: string
  readonly #port: number

  constructor(options: { host: string; port: number }) {
    this.#host = options.host
    this.#port = options.port
  }

  run(signal: AbortSignal, line: PanelLine): Promise<void> {
    if (signal.aborted) return Promise.resolve()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const socket = connect({ host: this.#host, port: this.#port, noDelay: true, keepAlive: true })
    const end = () => socket.destroy()
    signal.addEventListener('abort', end, { once: true })

    socket.setTimeout(connectTimeoutMs, () => socket.destroy(new Error(`no connection in ${connectTimeoutMs} ms`)))
    socket.once('connect', () => {
      socket.setTimeout(0)
      line.opened((bytes) => {
        if (socket.writable) socket.write(bytes)
        if (socket.writableLength > maxUnsentBytes) socket.destroy(new Error('the panel takes no bytes'))
      })
    })
    socket.on('data', (bytes) => line.received(bytes))
    let failure: Error | undefined
    socket.on('error', (error) => {
      failure = error
    })
    socket.once('close', () => {
      signal.removeEventListener('abort', end)
      if (failure && !signal.aborted) reject(failure)
      else resolve()
    })
    return promise
  }
}
