import { describe, expect, it } from 'vitest'
import { createContinuity, type VideoPacket } from './continuity.ts'
import { createGopCache } from './gop-cache.ts'
import { nalTypesIn } from './h264.ts'
import type { RtpPacket } from './rtp-packet.ts'
import { type ClipOptions, createClip, pps, sps } from './test-clip.ts'

function joined(packets: RtpPacket[]): VideoPacket[] {
  const continuity = createContinuity()
  return packets.map((packet) => continuity.take(packet, 0)).filter((packet) => packet !== undefined)
}

function cacheOf(options: ClipOptions, limits = { maxBytes: 1_000_000, maxPackets: 1_000 }) {
  const clip = createClip(options)
  const cache = createGopCache(limits)
  const push = (packets: RtpPacket[]) => {
    for (const packet of joined(packets)) cache.push({ ...packet, isRestart: false })
  }
  return { clip, cache, push }
}

const types = (packets: VideoPacket[]) => packets.map(({ payload }) => nalTypesIn(payload))

describe('GOP cache', () => {
  it('is empty until a keyframe comes', () => {
    const { clip, cache, push } = cacheOf({})
    push([...clip.picture(), ...clip.picture()])
    expect(cache.hasKeyframe()).toBe(false)
    expect(cache.packets()).toEqual([])
  })

  it('begins at the aggregated SEI, SPS and PPS that stand before the keyframe', () => {
    const { clip, cache, push } = cacheOf({ parameterSets: 'aggregated' })
    push([...clip.picture(), ...clip.gop(2)])
    expect(types(cache.packets())).toEqual([[6, 7, 8], [5], [], [], [1], [], [1], []])
  })

  it('begins at single parameter sets', () => {
    const { clip, cache, push } = cacheOf({ parameterSets: 'single', keyframePackets: 1 })
    push([...clip.picture(), ...clip.keyframe()])
    expect(types(cache.packets())).toEqual([[7], [8], [5]])
  })

  it('can be replayed before the keyframe is complete', () => {
    const { clip, cache, push } = cacheOf({})
    push(clip.keyframe().slice(0, 2))
    expect(types(cache.packets())).toEqual([[6, 7, 8], [5]])
  })

  it('forgets the group before as soon as the next keyframe begins', () => {
    const { clip, cache, push } = cacheOf({})
    push([...clip.gop(3), ...clip.gop(1)])
    expect(types(cache.packets())).toEqual([[6, 7, 8], [5], [], [], [1], []])
  })

  it('puts in what stands outside the stream only, under the keyframe’s own time', () => {
    const { clip, cache, push } = cacheOf({ parameterSets: 'none' })
    cache.useParameterSets([sps, pps])
    push(clip.gop(1))
    const [first, second, third] = cache.packets()
    expect([first?.payload, second?.payload]).toEqual([sps, pps])
    expect(first?.timestamp).toBe(third?.timestamp)
    expect([first?.marker, second?.marker]).toEqual([false, false])
  })

  it('leaves a keyframe alone that carries its own', () => {
    const { clip, cache, push } = cacheOf({ parameterSets: 'single' })
    cache.useParameterSets([Buffer.from([0x67, 1]), Buffer.from([0x68, 1])])
    push(clip.keyframe())
    expect(cache.packets()[0]?.payload).toEqual(sps)
  })

  it('gives up a group that outgrows it, and takes the next', () => {
    const { clip, cache, push } = cacheOf({}, { maxBytes: 1_000_000, maxPackets: 10 })
    push(clip.gop(10))
    expect(cache.hasKeyframe()).toBe(false)
    push(clip.gop(1))
    expect(cache.hasKeyframe()).toBe(true)
    const small = cacheOf({}, { maxBytes: 5_000, maxPackets: 1_000 })
    small.push(small.clip.gop(5))
    expect(small.cache.hasKeyframe()).toBe(false)
  })

  it('begins anew when the stream does', () => {
    const { clip, cache, push } = cacheOf({})
    push(clip.gop(2))
    const [restart] = joined(createClip({ ssrc: 8 }).picture())
    if (restart) cache.push(restart)
    expect(cache.hasKeyframe()).toBe(false)
  })

  it('keeps no more than its limits of a picture that never ends', () => {
    const limits = { maxBytes: 100_000, maxPackets: 50 }
    const { clip, cache } = cacheOf({}, limits)
    const [sei, idr] = joined(clip.keyframe())
    if (!sei || !idr) throw new Error('a keyframe has two packets and more')
    const endless = { ...sei, isRestart: false, timestamp: 7, payload: Buffer.from([1, 0]) }
    for (let i = 0; i < 200; i++) cache.push(endless)
    cache.push({ ...idr, isRestart: false, timestamp: 7 })
    expect(cache.packets()).toEqual([])
    cache.push({ ...idr, isRestart: false, timestamp: 8 })
    expect(cache.packets()).toHaveLength(1)
  })
})
