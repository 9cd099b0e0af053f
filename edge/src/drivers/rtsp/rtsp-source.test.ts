import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { RtpPacket } from '../../camera/rtp-packet.ts'
import type { CameraError, VideoTrack } from '../../camera/video-source.ts'
import { VirtualClock } from '../../runtime/virtual-clock.ts'
import { createRtspSource, type RtspSourceOptions } from './rtsp-source.ts'
import { agreeable, type Script, type ScriptedServer, startScriptedServer } from './test-server/scripted-server.ts'

const rtp = (sequenceNumber: number, payloadType = 96) => {
  const bytes = Buffer.from('80600000000000000000000165', 'hex')
  bytes.writeUInt8(payloadType, 1)
  bytes.writeUInt16BE(sequenceNumber, 2)
  return bytes
}

let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

/** Runs a source against a script, with a clock that stands still. */
async function play(script: Script, options: Partial<RtspSourceOptions> = {}, splitBytes?: number) {
  server = await startScriptedServer(script, splitBytes ? { splitBytes } : {})
  const clock = new VirtualClock()
  const stop = new AbortController()
  const tracks: VideoTrack[] = []
  const packets: RtpPacket[] = []
  const arrived = new Set<() => void>()
  const source = createRtspSource({ url: server.url, transport: 'tcp', clock, ...options })
  const run = source.run(stop.signal, {
    opened: (track) => tracks.push(track),
    packet(packet) {
      packets.push(packet)
      for (const check of arrived) check()
    },
  })
  const ended = run.then(
    () => 'ended',
    (error: CameraError) => error,
  )
  const count = (wanted: number) =>
    new Promise<void>((resolve) => {
      const check = () => packets.length >= wanted && resolve()
      arrived.add(check)
      check()
    })
  return { server, clock, stop, tracks, packets, ended, count }
}

const challenged =
  (challenge: string, isRight: (authorization: string) => boolean): Script =>
  (request, count) => {
    const given = request.headers.get('authorization')
    if (given && isRight(given)) return agreeable(request, count)
    return { head: `401 Unauthorized\nWWW-Authenticate: ${challenge.replace('%', String(count))}` }
  }

describe('RTSP source', () => {
  it('describes, sets up, plays, and takes leave', async () => {
    const { server, stop, tracks, packets, ended, count } = await play(agreeable)
    await server.asked('PLAY')
    server.sendData(4, rtp(1))
    server.sendData(5, rtp(90))
    server.sendData(4, rtp(2, 97))
    server.sendData(4, rtp(3))
    await count(2)
    stop.abort()
    expect(await ended).toBe('ended')
    expect(packets.map(({ sequenceNumber }) => sequenceNumber)).toEqual([1, 3])
    expect(tracks).toEqual([{ parameterSets: [Buffer.from('6742c01f', 'hex'), Buffer.from('68ce3c80', 'hex')] }])
    expect(server.requests.map(({ method, uri }) => `${method} ${new URL(uri).pathname}`)).toEqual([
      'OPTIONS /entrance',
      'DESCRIBE /entrance',
      'SETUP /entrance/trackID=1',
      'PLAY /entrance/',
      'TEARDOWN /entrance/',
    ])
    expect(server.requests.every(({ uri }) => !uri.includes('secret'))).toBe(true)
  })

  it('reads answers that come byte by byte', async () => {
    const { server, stop, ended } = await play(agreeable, {}, 1)
    await server.asked('PLAY')
    stop.abort()
    expect(await ended).toBe('ended')
  })

  it('says that it is still there at half of the camera’s patience', async () => {
    const { server, clock, stop, ended, count } = await play(agreeable)
    await server.asked('PLAY')
    server.sendData(4, rtp(1))
    await count(1)
    await clock.advance(9_900)
    expect(server.requests.some(({ method }) => method === 'GET_PARAMETER')).toBe(false)
    server.sendData(4, rtp(2))
    await count(2)
    await clock.advance(200)
    expect((await server.asked('GET_PARAMETER')).headers.get('session')).toBe('77')
    stop.abort()
    await ended
  })

  it('takes silence for a fault', async () => {
    const { server, clock, ended, count } = await play(agreeable)
    await server.asked('PLAY')
    server.sendData(4, rtp(1))
    await count(1)
    await clock.advance(11_000)
    await server.asked('TEARDOWN')
    expect(await ended).toMatchObject({ code: 'camera.silent' })
  })

  it.each(['OPTIONS', 'DESCRIBE', 'SETUP', 'PLAY'])('does not wait for ever for an answer to %s', async (method) => {
    const { server, clock, ended } = await play((request, count) =>
      [method, 'TEARDOWN'].includes(request.method) ? undefined : agreeable(request, count),
    )
    await server.asked(method)
    await clock.advance(10_000)
    await clock.advance(600)
    expect(await ended).toMatchObject({ code: 'camera.unreachable', message: expect.stringContaining(method) })
  })

  it('stops in the middle of the talk', async () => {
    const { server, stop, ended } = await play((request, count) =>
      request.method === 'DESCRIBE' ? undefined : agreeable(request, count),
    )
    await server.asked('DESCRIBE')
    stop.abort()
    expect(await ended).toBe('ended')
  })

  it('tells of a connection that breaks, and of one that never comes', async () => {
    const { server, ended } = await play(agreeable)
    await server.asked('PLAY')
    server.cut()
    expect(await ended).toMatchObject({ code: 'camera.unreachable' })
    await server.stop()
    const source = createRtspSource({ url: server.url, transport: 'tcp', clock: new VirtualClock() })
    const sink = { opened: () => {}, packet: () => {} }
    await expect(source.run(new AbortController().signal, sink)).rejects.toMatchObject({ code: 'camera.unreachable' })
  })

  it.each<[string, string, Script]>([
    [
      'nothing there',
      'camera.protocol',
      (r, n) => (r.method === 'DESCRIBE' ? { head: '404 Not Found' } : agreeable(r, n)),
    ],
    [
      'no SDP',
      'camera.no-video',
      (r, n) => (r.method === 'DESCRIBE' ? { head: '200 OK', body: 'hello' } : agreeable(r, n)),
    ],
    ['no session', 'camera.protocol', (r, n) => (r.method === 'SETUP' ? { head: '200 OK' } : agreeable(r, n))],
    ['another protocol', 'camera.protocol', () => ({ head: '200 OK\nContent-Length: many' })],
    [
      'no transport',
      'camera.protocol',
      (r, n) => (r.method === 'SETUP' ? { head: '461 Unsupported' } : agreeable(r, n)),
    ],
  ])('tells of a camera with %s by %s', async (_name, code, script) => {
    const { ended } = await play(script)
    expect(await ended).toMatchObject({ code })
  })

  it('takes UDP where the camera refuses TCP', async () => {
    const { server, stop, ended } = await play((request, count) => {
      const isTcp = request.headers.get('transport')?.includes('interleaved')
      if (request.method === 'SETUP' && isTcp) return { head: '461 Unsupported Transport' }
      return agreeable(request, count)
    })
    await server.asked('PLAY')
    stop.abort()
    expect(await ended).toBe('ended')
    const transports = server.requests.map(({ headers }) => headers.get('transport')).filter(Boolean)
    expect(transports.at(-1)).toMatch(/^RTP\/AVP;unicast;client_port=\d*[02468]-\d*[13579]$/)
  })
})

describe('RTSP source and passwords', () => {
  it('proves itself once asked, and from then on at once', async () => {
    const { server, stop, ended } = await play(challenged('Digest realm="r", nonce="n"', () => true))
    await server.asked('PLAY')
    stop.abort()
    await ended
    expect(server.requests.map(({ method }) => method).slice(0, 4)).toEqual(['OPTIONS', 'OPTIONS', 'DESCRIBE', 'SETUP'])
  })

  it('does not go on with a wrong password, whatever new nonce it is offered', async () => {
    const { server, ended } = await play(challenged('Digest realm="r", nonce="n%"', () => false))
    expect(await ended).toMatchObject({ code: 'camera.unauthorized' })
    expect(server.requests).toHaveLength(2)
  })

  it('does not go on either when the camera says that every nonce is stale', async () => {
    const { server, ended } = await play(challenged('Digest realm="r", nonce="n%", stale=true', () => false))
    expect(await ended).toMatchObject({ code: 'camera.unauthorized' })
    expect(server.requests.length).toBeLessThan(5)
  })

  it('answers a nonce that grew old', async () => {
    let nonce = 'first'
    const { server, stop, ended } = await play((request, count) => {
      if (request.method === 'SETUP') nonce = 'second'
      return challenged(`Digest realm="r", nonce="${nonce}", stale=true`, (given) => given.includes(`"${nonce}"`))(
        request,
        count,
      )
    })
    await server.asked('PLAY')
    stop.abort()
    expect(await ended).toBe('ended')
  })

  it('does not repeat Basic', async () => {
    const { server, ended } = await play(challenged('Basic realm="r"', () => false))
    expect(await ended).toMatchObject({ code: 'camera.unauthorized' })
    expect(server.requests).toHaveLength(2)
  })

  it('asks for a password where there is none', async () => {
    const server = await startScriptedServer(challenged('Basic realm="r"', () => true))
    const source = createRtspSource({
      url: server.url.replace('camera:secret@', ''),
      transport: 'tcp',
      clock: new VirtualClock(),
    })
    const run = source.run(new AbortController().signal, { opened: () => {}, packet: () => {} })
    await expect(run).rejects.toMatchObject({
      code: 'camera.unauthorized',
      message: expect.stringContaining('camera.url'),
    })
    await server.stop()
  })

  it('leaves a camera that asks without end and does not listen to the answers', async () => {
    const question = Buffer.from('OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n'.repeat(2_000))
    const deaf = createServer((socket) => {
      socket.on('error', () => {}).pause()
      const ask = () => {
        while (!socket.destroyed && socket.write(question));
      }
      socket.on('drain', ask)
      ask()
    }).listen(0, '127.0.0.1')
    await once(deaf, 'listening')
    const address = deaf.address()
    const url = `rtsp://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/`
    const source = createRtspSource({ url, transport: 'tcp', clock: new VirtualClock() })
    const run = source.run(new AbortController().signal, { opened() {}, packet() {} })
    await expect(run).rejects.toMatchObject({ code: 'camera.protocol' })
    deaf.close()
  })
})
