import { connect, type Socket } from 'node:net'
import { CameraError } from '../../camera/video-source.ts'
import type { CancelTimer, Clock } from '../../runtime/clock.ts'
import { firstHeader, type RtspItem, type RtspResponse, type RtspServerRequest, serializeRequest } from './message.ts'
import { createRtspParser } from './parser.ts'

export type RtspConnection = {
  /**
   * Sends one request and waits for its answer, whatever its status.
   * @throws CameraError `camera.unreachable` when no answer comes in time or the connection breaks
   */
  send(method: string, uri: string, headers: Record<string, string>): Promise<RtspResponse>
  /** Where interleaved data goes. */
  onData: (channel: number, payload: Buffer) => void
  /** Settles, never rejects, with the reason once the connection is over. */
  ended: Promise<CameraError>
  localAddress: string
  remoteAddress: string
  close(): void
}

/** Answers to the camera's own questions that it leaves unread. */
const maxUnreadBytes = 64 * 1024

type Waiting = { method: string; resolve(response: RtspResponse): void; reject(error: CameraError): void }

export type ConnectOptions = { host: string; port: number; clock: Clock; timeoutMs: number; signal: AbortSignal }

/**
 * Opens the RTSP connection. Requests are matched to answers by CSeq, or in order where a server forgets it.
 * @throws CameraError `camera.unreachable`
 */
export async function openConnection(options: ConnectOptions): Promise<RtspConnection> {
  const { clock, timeoutMs } = options
  const socket = await dial(options)
  const parser = createRtspParser()
  const waiting = new Map<number, Waiting>()
  let lastCSeq = 0
  let over: CameraError | undefined
  const ending = Promise.withResolvers<CameraError>()

  function end(error: CameraError): void {
    if (over) return
    over = error
    socket.destroy()
    for (const waiter of waiting.values()) waiter.reject(error)
    waiting.clear()
    ending.resolve(error)
  }

  function take(item: RtspItem): void {
    if (item.type === 'data') connection.onData(item.channel, item.payload)
    else if (item.type === 'response') answer(item)
    else if (item.type === 'request') serve(item)
    else end(new CameraError('camera.protocol', `the camera does not speak RTSP: ${item.reason}`))
  }

  function answer(response: RtspResponse): void {
    const named = Number(firstHeader(response.headers, 'cseq') ?? Number.NaN)
    const [oldest] = waiting.keys()
    const cseq = Number.isNaN(named) ? oldest : named
    if (cseq === undefined) return
    waiting.get(cseq)?.resolve(response)
    waiting.delete(cseq)
  }

  /** RFC 2326 lets a server ask too: it may be told that we live, and nothing else. */
  function serve(request: RtspServerRequest): void {
    const status = ['OPTIONS', 'GET_PARAMETER'].includes(request.method) ? '200 OK' : '501 Not Implemented'
    const cseq = firstHeader(request.headers, 'cseq') ?? '0'
    socket.write(`RTSP/1.0 ${status}\r\nCSeq: ${cseq}\r\n\r\n`)
    if (socket.writableLength > maxUnreadBytes)
      end(new CameraError('camera.protocol', 'the camera asks and does not listen to the answers'))
  }

  socket.on('data', (chunk: Buffer) => {
    for (const item of parser.push(chunk)) if (!over) take(item)
  })
  socket.on('error', (error) => end(new CameraError('camera.unreachable', `the connection broke: ${error.message}`)))
  socket.on('close', () => end(new CameraError('camera.unreachable', 'the camera closed the connection')))

  const connection: RtspConnection = {
    onData: () => {},
    ended: ending.promise,
    localAddress: socket.localAddress ?? '',
    remoteAddress: socket.remoteAddress ?? '',
    send(method, uri, headers) {
      if (over) return Promise.reject(over)
      const cseq = ++lastCSeq
      return new Promise<RtspResponse>((resolve, reject) => {
        const cancel = clock.setTimer(timeoutMs, () => {
          waiting.delete(cseq)
          reject(new CameraError('camera.unreachable', `no answer to ${method} within ${timeoutMs} ms`))
        })
        const settled = settleOnce(cancel)
        waiting.set(cseq, { method, resolve: settled(resolve), reject: settled(reject) })
        socket.write(serializeRequest({ method, uri, headers: { CSeq: String(cseq), ...headers } }))
      })
    },
    close: () => end(new CameraError('camera.unreachable', 'closed by us')),
  }
  return connection
}

function settleOnce(cancel: CancelTimer) {
  return <T>(settle: (value: T) => void) =>
    (value: T) => {
      cancel()
      settle(value)
    }
}

/** Connects, or fails after `timeoutMs` or once `signal` aborts. */
function dial({ host, port, clock, timeoutMs, signal }: ConnectOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true })
    const fail = (reason: string) => {
      release()
      socket.destroy()
      reject(new CameraError('camera.unreachable', `cannot connect to ${host}:${port}: ${reason}`))
    }
    const cancel = clock.setTimer(timeoutMs, () => fail(`no answer within ${timeoutMs} ms`))
    const onAbort = () => fail('stopped')
    const onError = (error: Error) => fail(error.message)
    const release = () => {
      cancel()
      signal.removeEventListener('abort', onAbort)
    }
    signal.addEventListener('abort', onAbort, { once: true })
    socket.on('error', onError)
    socket.once('connect', () => {
      release()
      resolve(socket)
    })
    if (signal.aborted) onAbort()
  })
}
