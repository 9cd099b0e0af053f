import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'

export interface TestResponse {
  status: number
  headers: Map<string, string>
  body: string
}

export interface TestClient {
  /** @param url the stream's, or another */
  request(method: string, headers?: Record<string, string>, url?: string): Promise<TestResponse>
  write(bytes: string | Buffer): void
  /** The next interleaved packet that nobody took yet. */
  nextPacket(): Promise<{ channel: number; bytes: Buffer }>
  packetsWaiting(): number
  closed: Promise<unknown>
  close(): void
}

/** A client for tests, written apart from the server's own parser. Everything waits for what comes; the test's time limit ends it. */
export async function connectTestClient(port: number): Promise<TestClient> {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.on('error', () => {})
  const closed = once(socket, 'close')
  await once(socket, 'connect')
  const url = `rtsp://127.0.0.1:${port}/entrance`
  const responses: TestResponse[] = []
  const packets: { channel: number; bytes: Buffer }[] = []
  let pending = Buffer.alloc(0)
  let wake = () => {}
  let cseq = 0
  socket.on('data', (bytes: Buffer) => {
    pending = Buffer.concat([pending, bytes])
    while (takeOne()) wake()
  })
  const takeOne = (): boolean => {
    if (pending[0] === 0x24) {
      if (pending.length < 4 || pending.length < 4 + pending.readUInt16BE(2)) return false
      const end = 4 + pending.readUInt16BE(2)
      packets.push({ channel: pending.readUInt8(1), bytes: pending.subarray(4, end) })
      pending = pending.subarray(end)
      return true
    }
    const head = pending.indexOf('\r\n\r\n')
    if (head === -1) return false
    const [first = '', ...lines] = pending.toString('utf8', 0, head).split('\r\n')
    const headers = new Map(
      lines.map((line) => [line.split(': ')[0]?.toLowerCase() ?? '', line.split(': ').slice(1).join(': ')]),
    )
    const end = head + 4 + Number(headers.get('content-length') ?? 0)
    if (pending.length < end) return false
    responses.push({ status: Number(first.split(' ')[1]), headers, body: pending.toString('utf8', head + 4, end) })
    pending = pending.subarray(end)
    return true
  }
  const next = async <T>(queue: T[]): Promise<T> => {
    for (;;) {
      const first = queue.shift()
      if (first !== undefined) return first
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return {
    request: (method, headers = {}, target = url) => {
      const lines = Object.entries({ CSeq: String(++cseq), ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
      socket.write(`${method} ${target} RTSP/1.0\r\n${lines.join('')}\r\n`)
      return next(responses)
    },
    write: (bytes) => socket.write(bytes),
    nextPacket: () => next(packets),
    packetsWaiting: () => packets.length,
    closed,
    close: () => socket.destroy(),
  }
}

/** The `Authorization` for a challenge (RFC 2617 §3.2.2 without qop). */
export function digestAnswer(challenge: string, method: string, uri: string, user: string, password: string): string {
  const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? ''
  const md5 = (text: string) => createHash('md5').update(text).digest('hex')
  const [realm, nonce] = [field('realm'), field('nonce')]
  const response = md5(`${md5(`${user}:${realm}:${password}`)}:${nonce}:${md5(`${method}:${uri}`)}`)
  return `Digest username="${user}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}"`
}
