import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export type ScriptedRequest = { method: string; uri: string; headers: Map<string, string> }

/** A camera by script: every request is answered as the test says, with its CSeq. */
export type ScriptedServer = {
  url: string
  requests: ScriptedRequest[]
  /** Resolves once a request with this method has come. */
  asked(method: string): Promise<ScriptedRequest>
  /** Interleaved data to the newest connection. */
  sendData(channel: number, payload: Buffer): void
  /** Cuts every connection. */
  cut(): void
  connections(): number
  stop(): Promise<void>
}

/** Status line and headers without CSeq, and the body; `undefined`: no answer at all. */
export type Script = (request: ScriptedRequest, count: number) => { head: string; body?: string } | undefined

export async function startScriptedServer(
  script: Script,
  options: { splitBytes?: number } = {},
): Promise<ScriptedServer> {
  const sockets = new Set<Socket>()
  const requests: ScriptedRequest[] = []
  const waiting = new Set<() => void>()

  function answer(socket: Socket, request: ScriptedRequest): void {
    requests.push(request)
    for (const check of waiting) check()
    const reply = script(request, requests.filter(({ method }) => method === request.method).length)
    if (!reply) return
    const length = reply.body ? `Content-Length: ${Buffer.byteLength(reply.body)}\r\n` : ''
    const [status = '', ...lines] = reply.head.split('\n')
    const head = [`RTSP/1.0 ${status}`, `CSeq: ${request.headers.get('cseq')}`, ...lines].join('\r\n')
    const bytes = Buffer.from(`${head}\r\n${length}\r\n${reply.body ?? ''}`)
    const step = options.splitBytes ?? bytes.length
    for (let at = 0; at < bytes.length; at += step) socket.write(bytes.subarray(at, at + step))
  }

  const server = createServer({ noDelay: true }, (socket) => {
    let rest = ''
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1')
      for (let end = rest.indexOf('\r\n\r\n'); end >= 0; end = rest.indexOf('\r\n\r\n')) {
        const [first = '', ...lines] = rest.slice(0, end).split('\r\n')
        rest = rest.slice(end + 4)
        const [method = '', uri = ''] = first.split(' ')
        const headers = lines
          .map((line) => line.split(/: (.*)/s))
          .map(([name = '', value = '']) => [name.toLowerCase(), value])
        answer(socket, { method, uri, headers: new Map(headers.map(([name = '', value = '']) => [name, value])) })
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  return {
    url: `rtsp://camera:secret@127.0.0.1:${port}/entrance`,
    requests,
    asked(method) {
      return new Promise((resolve) => {
        const check = () => {
          const found = requests.find((request) => request.method === method)
          if (!found) return
          waiting.delete(check)
          resolve(found)
        }
        waiting.add(check)
        check()
      })
    },
    sendData(channel, payload) {
      const head = Buffer.from([0x24, channel, payload.length >> 8, payload.length & 0xff])
      for (const socket of [...sockets].slice(-1)) socket.write(Buffer.concat([head, payload]))
    },
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    connections: () => sockets.size,
    async stop() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

const description = `v=0
o=- 1 1 IN IP4 127.0.0.1
s=Session
t=0 0
a=control:*
m=video 0 RTP/AVP 96
a=rtpmap:96 H264/90000
a=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0LAHw==,aM48gA==
a=control:trackID=1
m=audio 0 RTP/AVP 8
a=control:trackID=2
`

/** A camera that agrees to everything, over TCP. */
export const agreeable: Script = ({ method, uri }) => {
  if (method === 'OPTIONS') return { head: '200 OK\nPublic: DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER' }
  if (method === 'DESCRIBE')
    return { head: `200 OK\nContent-Base: ${uri}/\nContent-Type: application/sdp`, body: description }
  if (method === 'SETUP')
    return { head: '200 OK\nTransport: RTP/AVP/TCP;unicast;interleaved=4-5\nSession: 77;timeout=20' }
  return { head: '200 OK\nSession: 77' }
}
