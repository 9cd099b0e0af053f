import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Camera, CameraOptions } from './camera.ts'
import { startCamera } from './camera.ts'
import type { TestClient } from './rtsp-test-client.ts'
import { connectTestClient, digestAnswer } from './rtsp-test-client.ts'
import { VirtualClock } from './virtual-clock.ts'

const log = pino({ level: 'silent' })
const pictureMs = 40

let clock: VirtualClock
let camera: Camera
const clients: TestClient[] = []

async function start(options: Partial<CameraOptions> = {}): Promise<void> {
  camera = await startCamera({ port: 0, clip: 'gop2', clock, log, ...options })
}

async function client(): Promise<TestClient> {
  const connected = await connectTestClient(camera.port)
  clients.push(connected)
  return connected
}

/** A client that is being sent the picture within its connection. */
async function player(): Promise<{ rtsp: TestClient; session: string; rtpInfo: string }> {
  const rtsp = await client()
  const transport = 'RTP/AVP/TCP;unicast;interleaved=0-1'
  const setUp = await rtsp.request('SETUP', { Transport: transport }, `${camera.url}/trackID=0`)
  expect(setUp.headers.get('transport')).toContain('interleaved=0-1')
  const session = setUp.headers.get('session')?.split(';')[0] ?? ''
  const playing = await rtsp.request('PLAY', { Session: session, Range: 'npt=0.000-' })
  expect(playing.status).toBe(200)
  return { rtsp, session, rtpInfo: playing.headers.get('rtp-info') ?? '' }
}

/** The packets of the next picture: up to the marker. */
async function nextPicture(rtsp: TestClient): Promise<Buffer[]> {
  const packets: Buffer[] = []
  for (;;) {
    const { channel, bytes } = await rtsp.nextPacket()
    if (channel === 0) packets.push(bytes)
    if (channel === 0 && bytes.readUInt8(1) & 0x80) return packets
  }
}

beforeEach(() => {
  clock = new VirtualClock()
})

afterEach(async () => {
  for (const each of clients.splice(0)) each.close()
  await camera.stop()
})

it('describes an H.264 stream that a browser can take', async () => {
  await start()
  const rtsp = await client()
  expect((await rtsp.request('OPTIONS')).headers.get('public')).toContain('PLAY')
  const { status, headers, body } = await rtsp.request('DESCRIBE', { Accept: 'application/sdp' })
  expect(status).toBe(200)
  expect(headers.get('content-base')).toBe(`${camera.url}/`)
  expect(body).toContain('profile-level-id=42e01f')
  expect(body).toMatch(/sprop-parameter-sets=Z\S+,a\S+/)
})

it('sends picture after picture, numbered on across the seam of the clip', async () => {
  await start({ firstFrame: 498 })
  const { rtsp, rtpInfo } = await player()
  let [, sequence, timestamp] = /seq=(\d+);rtptime=(\d+)/.exec(rtpInfo)?.map(Number) ?? []
  for (const frame of [498, 499, 0, 1, 2]) {
    // The first picture is due at once.
    clock.advance(frame === 498 ? 0 : pictureMs)
    for (const packet of await nextPicture(rtsp)) {
      expect([packet.readUInt16BE(2), packet.readUInt32BE(4)]).toEqual([sequence, timestamp])
      sequence = ((sequence ?? 0) + 1) & 0xffff
    }
    timestamp = ((timestamp ?? 0) + 3_600) % 2 ** 32
    expect(camera.frame()?.frame).toBe(frame)
  }
  expect(camera.recentFrames().map(({ frame }) => frame)).toEqual([498, 499, 0, 1, 2])
})

it('lets a client in at the live position, or at a keyframe when asked to', async () => {
  await start({ firstFrame: 30 })
  const { rtsp } = await player()
  clock.advance(pictureMs)
  const [inTheMiddle] = await nextPicture(rtsp)
  expect((inTheMiddle?.readUInt8(12) ?? 0) & 0x1f).toBeOneOf([1, 28])
  await camera.stop()

  await start({ firstFrame: 30, startAtKeyframe: true })
  const patient = await player()
  clock.advance(19 * pictureMs)
  clock.advance(2 * pictureMs)
  const [keyframe] = await nextPicture(patient.rtsp)
  expect((keyframe?.readUInt8(12) ?? 0) & 0x1f).toBe(24)
})

it('reports the time of its pictures every five seconds', async () => {
  await start()
  const { rtsp } = await player()
  clock.advance(pictureMs)
  let packet = await rtsp.nextPacket()
  while (packet.channel === 0) packet = await rtsp.nextPacket()
  expect([packet.channel, packet.bytes.readUInt8(1)]).toEqual([1, 200])
})

it('hangs and goes on: connections stay, time leaps', async () => {
  await start()
  const { rtsp } = await player()
  clock.advance(0)
  const before = (await nextPicture(rtsp))[0]?.readUInt32BE(4) ?? 0
  const changes = vi.fn()
  camera.onChange(changes)
  camera.setPlaying(false)
  clock.advance(50 * pictureMs)
  camera.setPlaying(true)
  expect(changes).toHaveBeenCalledTimes(2)
  clock.advance(pictureMs)
  const after = (await nextPicture(rtsp))[0]?.readUInt32BE(4) ?? 0
  expect((after - before + 2 ** 32) % 2 ** 32).toBe(51 * 3_600)
  expect(camera.clients()).toBe(1)
})

it('stops sending after TEARDOWN, and counts its clients', async () => {
  await start()
  const first = await player()
  const second = await player()
  expect(camera.clients()).toBe(2)
  expect((await first.rtsp.request('TEARDOWN', { Session: first.session })).status).toBe(200)
  expect(camera.clients()).toBe(1)
  clock.advance(pictureMs)
  await nextPicture(second.rtsp)
  expect((await first.rtsp.request('GET_PARAMETER', { Session: first.session })).status).toBe(454)
  camera.dropConnections()
  await Promise.all([first.rtsp.closed, second.rtsp.closed])
  await vi.waitFor(() => expect(camera.clients()).toBe(0))
})

it('serves by UDP, from an even port and the next', async () => {
  await start()
  const [rtp, rtcp] = [createSocket('udp4'), createSocket('udp4')]
  const reports = once(rtcp, 'message')
  const packets = once(rtp, 'message')
  for (const socket of [rtp, rtcp]) {
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
  }
  const rtsp = await client()
  const ports = `client_port=${rtp.address().port}-${rtcp.address().port}`
  const setUp = await rtsp.request('SETUP', { Transport: `RTP/AVP;unicast;${ports}` })
  const [, serverPort, next] = /server_port=(\d+)-(\d+)/.exec(setUp.headers.get('transport') ?? '')?.map(Number) ?? []
  expect([(serverPort ?? 1) % 2, next]).toEqual([0, (serverPort ?? 0) + 1])
  await rtsp.request('PLAY', { Session: setUp.headers.get('session') ?? '' })
  clock.advance(pictureMs)
  expect((await packets)[1]).toMatchObject({ port: serverPort })
  expect((await reports)[0][1]).toBe(200)
  // A minute without a word ends a session whose packets go elsewhere.
  clock.advance(60_000)
  await rtsp.closed
  rtp.close()
  rtcp.close()
})

describe('with an account', () => {
  const user = 'entrance'
  const password = 'secret'

  it('asks for Digest, and lets only the right answer in', async () => {
    await start({ user, password })
    const rtsp = await client()
    expect((await rtsp.request('OPTIONS')).status).toBe(200)
    const refused = await rtsp.request('DESCRIBE')
    expect(refused.status).toBe(401)
    const challenge = refused.headers.get('www-authenticate') ?? ''
    const answer = (word: string) => ({ Authorization: digestAnswer(challenge, 'DESCRIBE', camera.url, user, word) })
    expect((await rtsp.request('DESCRIBE', answer('wrong'))).status).toBe(401)
    expect((await rtsp.request('DESCRIBE', { Authorization: 'Digest' })).status).toBe(401)
    expect((await rtsp.request('DESCRIBE', { Authorization: 'Basic ZW50cmFuY2U6c2VjcmV0' })).status).toBe(401)
    expect((await rtsp.request('DESCRIBE', answer(password))).status).toBe(200)
    // Another connection has another challenge.
    expect((await (await client()).request('DESCRIBE', answer(password))).status).toBe(401)
  })
})

describe('refuses', () => {
  it.each([
    ['another stream', 404, 'DESCRIBE', {}, 'rtsp://127.0.0.1/garden'],
    ['an address that is none', 404, 'DESCRIBE', {}, 'entrance'],
    ['another format', 406, 'DESCRIBE', { Accept: 'text/html' }, undefined],
    ['an unknown method', 405, 'RECORD', {}, undefined],
    ['an unknown extension', 551, 'DESCRIBE', { Require: 'com.example' }, undefined],
    ['multicast', 461, 'SETUP', { Transport: 'RTP/AVP;multicast' }, undefined],
    ['to play before SETUP', 455, 'PLAY', {}, undefined],
    ['a session that is not', 454, 'PLAY', { Session: '1234' }, undefined],
    ['a request without a number', 400, 'OPTIONS', { CSeq: '' }, undefined],
  ] as const)('%s: %i', async (_, status, method, headers, url) => {
    await start()
    const rtsp = await client()
    if (status === 400) {
      rtsp.write('OPTIONS * RTSP/1.0\r\n\r\n')
      expect((await rtsp.request('OPTIONS')).status).toBe(400)
      return
    }
    expect((await rtsp.request(method, headers, url)).status).toBe(status)
    expect((await rtsp.request('OPTIONS')).status).toBe(200)
  })

  it('a second SETUP while it plays', async () => {
    await start()
    const { rtsp, session } = await player()
    expect((await rtsp.request('SETUP', { Session: session, Transport: 'RTP/AVP/TCP' })).status).toBe(455)
  })

  it('what is no RTSP, and goes on serving others', async () => {
    await start()
    const { rtsp } = await player()
    const stranger = await client()
    stranger.write(Buffer.alloc(40_000, 0xff))
    await stranger.closed
    clock.advance(pictureMs)
    expect(await nextPicture(rtsp)).not.toHaveLength(0)
  })
})
