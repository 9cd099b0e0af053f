import { createStreamParser, type StreamEvent } from '../api/event-stream.ts'
import { backoffMs } from './backoff.ts'

interface LiveStreamOptions {
  url: string
  onEvent: (event: StreamEvent) => void
  /** Whether the stream is open; called when that changes. */
  onConnected: (isConnected: boolean) => void
  /** The cloud says that nobody is signed in: the stream ends. */
  onSignedOut: () => void
}

/** The cloud says something every 15 s, if only a comment: after twice that the line is dead. */
const silenceLimitMs = 35_000

/**
 * Keeps one stream of live events open: again and again with backoff, at once when the browser comes back online or the
 * page comes back into view.
 * @returns stops it
 */
export function startLiveStream({ url, onEvent, onConnected, onSignedOut }: LiveStreamOptions): () => void {
  let attempt = 0
  let stopped = false
  let connection: AbortController | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  const connect = async () => {
    clearTimeout(retry)
    connection?.abort()
    const own = new AbortController()
    connection = own
    try {
      const response = await fetch(url, { headers: { accept: 'text/event-stream' }, signal: own.signal })
      if (response.status === 401) {
        stop()
        onSignedOut()
        return
      }
      if (response.ok && response.body !== null) {
        onConnected(true)
        await readStream(response.body, own)
      }
    } catch {
      // Lost on the way: the retry below is the answer.
    }
    if (stopped || connection !== own) return
    onConnected(false)
    retry = setTimeout(connect, backoffMs(attempt++, Math.random()))
  }

  const readStream = async (body: ReadableStream<Uint8Array<ArrayBuffer>>, own: AbortController) => {
    const parse = createStreamParser(onEvent)
    const reader = body.pipeThrough(new TextDecoderStream()).getReader()
    let silence: ReturnType<typeof setTimeout> | undefined
    const watch = () => {
      clearTimeout(silence)
      silence = setTimeout(() => own.abort(), silenceLimitMs)
    }
    try {
      watch()
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        attempt = 0
        watch()
        parse(part.value)
      }
    } finally {
      clearTimeout(silence)
    }
  }

  /** A phone that slept may hold a connection that is dead without knowing: a new one costs little. */
  const reconnectNow = () => {
    attempt = 0
    void connect()
  }
  let hiddenAtMs: number | undefined
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') hiddenAtMs = Date.now()
    else if (hiddenAtMs !== undefined && Date.now() - hiddenAtMs > silenceLimitMs) reconnectNow()
  }

  const stop = () => {
    stopped = true
    clearTimeout(retry)
    connection?.abort()
    window.removeEventListener('online', reconnectNow)
    document.removeEventListener('visibilitychange', onVisibility)
  }
  window.addEventListener('online', reconnectNow)
  document.addEventListener('visibilitychange', onVisibility)
  void connect()
  return stop
}
