import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { silentLog } from '../runtime/log.ts'
import { VirtualClock } from '../runtime/virtual-clock.ts'
import { createFakeVideoSource } from './fake-video-source.ts'
import { nalTypesIn } from './h264.ts'
import { sequenceDistance, timestampDistance } from './rtp-packet.ts'
import { type Camera, type CameraOptions, startCamera } from './start-camera.ts'
import { createClip, pps, sps } from './test-clip.ts'
import { createTestPeer, type TestPeer } from './test-peer.ts'
import { CameraError } from './video-source.ts'
import { chromiumOffer } from './webrtc/offer.golden.ts'

const cameras: Camera[] = []
const peers: TestPeer[] = []
afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.vanish()))
  await Promise.all(cameras.splice(0).map((camera) => camera.stop()))
})

function start(options: Partial<CameraOptions> = {}) {
  const source = createFakeVideoSource()
  const clock = new VirtualClock()
  const states: string[] = []
  const onState = (state: string) => states.push(state)
  const addresses = ['127.0.0.1']
  const camera = startCamera({ source, addresses, maxViewers: 4, clock, log: silentLog, onState, ...options })
  cameras.push(camera)
  return { source, clock, camera, states }
}

type Started = ReturnType<typeof start>

/** A viewer that has its answer; the camera agrees as soon as it is asked. */
async function look({ camera, source }: Started, viewerId: string): Promise<TestPeer> {
  const peer = await createTestPeer()
  peers.push(peer)
  const watching = camera.watch({ viewerId, offer: peer.offer })
  if (camera.state() !== 'streaming') await source.open()
  const outcome = await watching
  if ('refused' in outcome) throw new Error(outcome.refused)
  await peer.accept(outcome.answer)
  return peer
}

const unreachable = new CameraError('camera.unreachable', 'gone')

describe('the picture', () => {
  it('begins with the last keyframe, for the first viewer and for one who comes later', async () => {
    const started = start()
    const clip = createClip()
    const first = await look(started, 'first')
    started.source.send([...clip.picture(), ...clip.gop(3)])
    await first.received((packets) => packets.length === 10)
    started.source.send(clip.gop(1))
    const second = await look(started, 'second')
    started.source.send(clip.picture())
    const received = await second.received((packets) => packets.length === 8)
    expect(received.map(({ payload }) => nalTypesIn(payload))).toEqual([[6, 7, 8], [5], [], [], [1], [], [1], []])
    expect(first.packets.map(({ payload }) => nalTypesIn(payload)).slice(0, 3)).toEqual([[6, 7, 8], [5], []])
    expect(started.source.runs).toBe(1)
    expect(started.camera.viewers()).toBe(2)
  })

  it('has one SSRC, running numbers and one time per picture, and no header extensions', async () => {
    const started = start()
    const peer = await look(started, 'a')
    started.source.send(createClip().gop(4))
    const packets = await peer.received(({ length }) => length === 12)
    const steps = packets.slice(1).map(({ header }, index) => ({
      sequence: sequenceDistance(packets[index]?.header.sequenceNumber ?? 0, header.sequenceNumber),
      time: timestampDistance(packets[index]?.header.timestamp ?? 0, header.timestamp),
    }))
    expect(steps.every(({ sequence }) => sequence === 1)).toBe(true)
    expect(steps.filter(({ time }) => time !== 0)).toHaveLength(4)
    expect(
      new Set(packets.map(({ header }) => `${header.ssrc}/${header.payloadType}/${header.extensions.length}`)).size,
    ).toBe(1)
    expect(packets.at(-1)?.header.marker).toBe(true)
  })

  it('carries the parameter sets that the camera told outside the stream', async () => {
    const started = start()
    const peer = await createTestPeer()
    peers.push(peer)
    const watching = started.camera.watch({ viewerId: 'a', offer: peer.offer })
    await started.source.open([sps, pps])
    const outcome = await watching
    if ('answer' in outcome) await peer.accept(outcome.answer)
    started.source.send(createClip({ parameterSets: 'none' }).keyframe())
    const packets = await peer.received(({ length }) => length === 5)
    expect(packets.slice(0, 3).map(({ payload }) => nalTypesIn(payload))).toEqual([[7], [8], [5]])
  })

  it('waits for a viewer who asks before the camera has sent anything', async () => {
    const started = start()
    const peer = await look(started, 'a')
    expect(started.states).toEqual(['connecting'])
    started.source.send(createClip().keyframe())
    await peer.received(({ length }) => length === 4)
    expect(started.states).toEqual(['connecting', 'streaming'])
  })

  it('goes on by itself when the camera returns, from its next keyframe on', async () => {
    const started = start()
    const { source, clock, camera } = started
    const peer = await look(started, 'a')
    source.send(createClip().gop(1))
    await peer.received(({ length }) => length === 6)
    source.fail(unreachable)
    await clock.advance(2_000)
    expect(camera.state()).toBe('failing')
    source.repair()
    await clock.advance(5_000)
    await source.open()
    const clip = createClip({ ssrc: 99, sequenceNumber: 5, timestamp: 77 })
    source.send([...clip.picture(), ...clip.keyframe()])
    const packets = await peer.received(({ length }) => length === 10)
    expect(packets.slice(6).map(({ payload }) => nalTypesIn(payload))).toEqual([[6, 7, 8], [5], [], []])
    const [before, after] = [packets[5]?.header, packets[6]?.header]
    expect(sequenceDistance(before?.sequenceNumber ?? 0, after?.sequenceNumber ?? 0)).toBe(1)
    expect(timestampDistance(before?.timestamp ?? 0, after?.timestamp ?? 0)).toBeGreaterThan(0)
    expect(started.states).toEqual(['connecting', 'streaming', 'failing', 'streaming'])
  })

  it('is sent again from its keyframe to a viewer who cannot decode, but not at every cry', async () => {
    const started = start()
    const peer = await look(started, 'a')
    started.source.send(createClip().gop(1))
    await peer.received(({ length }) => length === 6)
    await peer.requestKeyframe()
    await started.clock.advance(3_100)
    await peer.requestKeyframe()
    const packets = await peer.received(({ length }) => length === 12)
    expect(nalTypesIn(packets[6]?.payload ?? Buffer.alloc(0))).toEqual([6, 7, 8])
    const gap = timestampDistance(packets[5]?.header.timestamp ?? 0, packets[6]?.header.timestamp ?? 0)
    expect(gap).toBeGreaterThan(0)
  })
})

describe('the pull', () => {
  it('is kept for ten seconds after the last viewer, and let go then', async () => {
    const started = start()
    const { camera, clock, source } = started
    await look(started, 'a')
    source.send(createClip().gop(1))
    expect(camera.unwatch('a')).toBe(true)
    expect(camera.unwatch('a')).toBe(false)
    await clock.advance(9_000)
    await look(started, 'b')
    await clock.advance(9_000)
    expect(source).toMatchObject({ runs: 1, isRunning: true })
    camera.unwatch('b')
    await clock.advance(10_100)
    expect(source.isRunning).toBe(false)
    expect(camera.state()).toBe('idle')
    await look(started, 'c')
    expect(source.runs).toBe(2)
  })

  it('stands from the start and for good where that is wanted', async () => {
    const started = start({ isAlwaysPulled: true })
    const { camera, clock, source } = started
    await source.open()
    source.send(createClip().gop(1))
    await look(started, 'a')
    camera.unwatch('a')
    await clock.advance(20_000)
    expect(source).toMatchObject({ runs: 1, isRunning: true })
    await camera.stop()
    expect(source.isRunning).toBe(false)
  })

  it('ends with the camera, and leaves no timer behind', async () => {
    const started = start()
    await look(started, 'a')
    await started.camera.stop()
    expect(started.source.isRunning).toBe(false)
    expect(started.clock.pendingTimers).toBe(0)
    expect(await started.camera.watch({ viewerId: 'b', offer: chromiumOffer })).toEqual({
      refused: 'camera-unavailable',
    })
  })
})

describe('a viewer', () => {
  it('who is killed is gone within 30 s', async () => {
    const started = start()
    const peer = await look(started, 'a')
    started.source.send(createClip().gop(1))
    await peer.received(({ length }) => length === 6)
    await peer.vanish()
    await started.clock.advance(12_000)
    expect(started.camera.viewers()).toBe(1)
    await started.clock.advance(18_000)
    expect(started.camera.viewers()).toBe(0)
    expect(started.camera.state()).toBe('idle')
  })

  it('who never comes is gone too', async () => {
    const { camera, source, clock } = start()
    const watching = camera.watch({ viewerId: 'a', offer: chromiumOffer })
    await source.open()
    expect(await watching).toHaveProperty('answer')
    await clock.advance(18_000)
    expect(camera.viewers()).toBe(0)
  })

  it('who asks again replaces its earlier self', async () => {
    const started = start({ maxViewers: 1 })
    await look(started, 'a')
    await look(started, 'a')
    expect(started.camera.viewers()).toBe(1)
  })

  it('too many is refused', async () => {
    const started = start({ maxViewers: 2 })
    await look(started, 'a')
    await look(started, 'b')
    started.source.send(createClip().gop(1))
    const request = { viewerId: 'c', offer: chromiumOffer }
    expect(await started.camera.watch(request)).toEqual({ refused: 'viewers-limit' })
    started.camera.unwatch('a')
    expect(await started.camera.watch(request)).toHaveProperty('answer')
  })

  it('hears no answer to nonsense, and the camera is not even asked', async () => {
    const { camera, source } = start()
    const nonsense = [
      '',
      'v=0',
      '\0',
      '{}',
      chromiumOffer.slice(0, 400),
      chromiumOffer.replaceAll('H264', 'VP8'),
      'm='.repeat(5_000),
    ]
    for (const offer of nonsense)
      expect(await camera.watch({ viewerId: 'a', offer })).toEqual({ refused: 'sdp-invalid' })
    expect(source.runs).toBe(0)
  })

  it('is not disturbed by what strangers send to the port', async () => {
    const started = start()
    const peer = await createTestPeer()
    peers.push(peer)
    const watching = started.camera.watch({ viewerId: 'a', offer: peer.offer })
    await started.source.open()
    const outcome = await watching
    const answer = 'answer' in outcome ? outcome.answer : ''
    const port = Number(/^m=video (\d+)/m.exec(answer)?.[1])
    const stranger = createSocket('udp4')
    const noise = ['', '00', '000100002112a442000000000000000000000000', '16fefd', '80c90001', 'ff'.repeat(1_500)]
    for (const hex of noise) stranger.send(Buffer.from(hex, 'hex'), port, '127.0.0.1')
    stranger.close()
    await peer.accept(answer)
    started.source.send(createClip().gop(1))
    await peer.received(({ length }) => length === 6)
  })
})

describe('a camera that is not there', () => {
  it('is told when none is configured', async () => {
    const { camera } = start({ source: undefined })
    expect(await camera.watch({ viewerId: 'a', offer: chromiumOffer })).toEqual({ refused: 'camera-unavailable' })
    expect(camera.state()).toBe('idle')
  })

  it('is told at once when it refuses', async () => {
    const { camera, source, states } = start()
    source.fail(unreachable)
    expect(await camera.watch({ viewerId: 'a', offer: chromiumOffer })).toEqual({ refused: 'camera-unavailable' })
    expect(states).toEqual(['connecting', 'failing'])
    source.repair()
    const watching = camera.watch({ viewerId: 'a', offer: chromiumOffer })
    await source.open()
    expect(await watching).toHaveProperty('answer')
  })

  it('is hoped for once when it says nothing, and refused within 4 s after it has failed', async () => {
    const { camera, source, clock } = start()
    const hoping = camera.watch({ viewerId: 'a', offer: chromiumOffer })
    while (!source.isRunning) await clock.advance(0)
    await clock.advance(3_600)
    expect(await hoping).toHaveProperty('answer')
    source.fail(unreachable)
    await clock.advance(0)
    source.repair()
    const refused = camera.watch({ viewerId: 'b', offer: chromiumOffer })
    await clock.advance(4_000)
    expect(await refused).toEqual({ refused: 'camera-unavailable' })
  })
})

describe('the answer', () => {
  it('names the configured addresses, and a port of the range that is free', async () => {
    const taken = createSocket('udp4').bind(0, '127.0.0.1')
    await once(taken, 'listening')
    const first = taken.address().port
    const last = Math.min(first + 50, 65_535)
    const { camera, source } = start({ addresses: ['127.0.0.1', '192.0.2.7'], portRange: [first, last] })
    const watching = camera.watch({ viewerId: 'a', offer: chromiumOffer })
    await source.open()
    const outcome = await watching
    taken.close()
    const candidates =
      'answer' in outcome ? [...outcome.answer.matchAll(/^a=candidate:\d+ 1 udp \d+ (\S+) (\d+) typ host/gm)] : []
    expect(candidates.map(([, address]) => address)).toEqual(['127.0.0.1', '192.0.2.7'])
    for (const [, , port] of candidates) expect(Number(port) >= first && Number(port) <= last).toBe(true)
    expect(Number(candidates[0]?.[2])).not.toBe(first)
  })

  it('is a refusal when no port is free', async () => {
    const taken = createSocket('udp4').bind(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address()
    const { camera, source } = start({ portRange: [port, port] })
    const watching = camera.watch({ viewerId: 'a', offer: chromiumOffer })
    await source.open()
    expect(await watching).toEqual({ refused: 'camera-unavailable' })
    taken.close()
    const again = camera.watch({ viewerId: 'a', offer: chromiumOffer })
    expect(await again).toHaveProperty('answer')
  })
})
