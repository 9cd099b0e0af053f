import type { Clock } from '../clock.ts'

/** One open page: server-sent events (WHATWG HTML §9.2). */
export interface Listener {
  readonly userId: string
  /** The body of the answer. */
  readonly body: ReadableStream<Uint8Array>
  send(event: string, data: unknown): void
  close(): void
  isClosed(): boolean
}

export interface SseHub {
  open(userId: string, onClose?: () => void): Listener
  listeners(): readonly Listener[]
  /** Ends every stream in order; pages connect again by themselves. */
  stop(): void
}

const keepAliveMs = 15_000
/** What may wait unread for one page before it is cut: it reconnects and reads anew. */
const longestQueueBytes = 256 * 1024

export function createSseHub(clock: Clock): SseHub {
  const open = new Set<Listener>()
  const encoder = new TextEncoder()
  let stopped = false

  const openOne: SseHub['open'] = (userId, onClose) => {
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined
    let cancel = () => {}
    const forget = () => {
      if (!open.delete(listener)) return
      cancel()
      onClose?.()
    }
    const close = () => {
      if (!open.has(listener)) return
      forget()
      controller?.close()
    }
    const write = (text: string) => {
      if (!open.has(listener)) return
      controller?.enqueue(encoder.encode(text))
      if ((controller?.desiredSize ?? 0) >= 0) return
      forget()
      // An orderly end would wait behind what is not read, and keep the socket for as long.
      controller?.error(new Error('the page does not read'))
    }
    const keepAlive = () => {
      cancel = clock.after(keepAliveMs, () => {
        write(': still here\n\n')
        if (open.has(listener)) keepAlive()
      })
    }
    const body = new ReadableStream<Uint8Array>(
      {
        start: (it) => {
          controller = it
        },
        cancel: forget,
      },
      new ByteLengthQueuingStrategy({ highWaterMark: longestQueueBytes }),
    )
    const listener: Listener = {
      userId,
      body,
      close,
      isClosed: () => !open.has(listener),
      send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    }
    open.add(listener)
    keepAlive()
    if (stopped) close()
    return listener
  }
  return {
    open: openOne,
    listeners: () => [...open],
    stop: () => {
      stopped = true
      for (const listener of [...open]) listener.close()
    },
  }
}
