import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../runtime/virtual-clock.ts'
import type { VideoPacket } from '../continuity.ts'
import { sequenceDistance, timestampDistance } from '../rtp-packet.ts'
import type { OutgoingHeader, SecureMedia } from './secure-link.ts'
import { createSender } from './sender.ts'

type Sent = OutgoingHeader & { payload: Buffer; atMs: number }

function start({ rtxPayloadType }: { rtxPayloadType: number | undefined } = { rtxPayloadType: 103 }) {
  const clock = new VirtualClock()
  const sent: Sent[] = []
  const reports: Buffer[] = []
  const media: SecureMedia = {
    protectRtp(header, payload) {
      sent.push({ ...header, payload, atMs: clock.monotonicMs() })
      return payload
    },
    protectRtcp(packet) {
      reports.push(packet)
      return packet
    },
    openRtcp: () => undefined,
  }
  const common = { payloadType: 102, rtxPayloadType, ssrc: 1, rtxSsrc: 2, cname: 'camera', send: () => {} }
  return { clock, sent, reports, sender: createSender({ ...common, media, clock }) }
}

function picture(timestamp: number): VideoPacket {
  return { timestamp, marker: true, lostBefore: 0, isRestart: false, payload: Buffer.alloc(1_000) }
}

/** `pictures` pictures of `packets` packets each, 40 ms apart. */
function group(pictures: number, packets: number): VideoPacket[] {
  const timestamps = Array.from({ length: pictures * packets }, (_, index) => Math.floor(index / packets) * 3_600)
  return timestamps.map(picture)
}

const times = (sent: Sent[]) => [...new Set(sent.map(({ timestamp }) => timestamp))]

describe('sender', () => {
  it('sends a replay at a pace, what is live behind it, all in order', async () => {
    const { clock, sent, sender } = start()
    sender.replay(group(250, 4))
    const atOnce = sent.length
    sender.live(picture(250 * 3_600))
    expect(atOnce).toBeGreaterThan(100)
    expect(atOnce).toBeLessThan(200)
    await clock.advance(100)
    expect(sent.length).toBeLessThan(500)
    await clock.advance(400)
    expect(sent).toHaveLength(1_001)
    const steps = sent
      .slice(1)
      .map((packet, i) => sequenceDistance(sent[i]?.sequenceNumber ?? 0, packet.sequenceNumber))
    expect(steps.every((step) => step === 1)).toBe(true)
  })

  it('does not take longer than a second for whatever it replays', async () => {
    const { clock, sent, sender } = start()
    sender.replay(group(250, 32))
    await clock.advance(1_010)
    expect(sent).toHaveLength(8_000)
  })

  it('puts ten seconds of pictures into the time that sending them takes', async () => {
    const { clock, sent, sender } = start()
    sender.replay(group(250, 4))
    await clock.advance(1_000)
    const all = times(sent)
    expect(all).toHaveLength(250)
    const span = timestampDistance(all[0] ?? 0, all.at(-1) ?? 0)
    expect(span).toBeLessThan(90 * 400)
    sender.live(picture(250 * 3_600))
    expect(timestampDistance(all.at(-1) ?? 0, sent.at(-1)?.timestamp ?? 0)).toBe(3_600)
  })

  it('never goes back in time when it replays again', async () => {
    const { clock, sent, sender } = start()
    sender.replay(group(50, 2))
    await clock.advance(1_000)
    const before = sent.at(-1)?.timestamp ?? 0
    sender.replay(group(50, 2))
    await clock.advance(1_000)
    expect(timestampDistance(before, sent[100]?.timestamp ?? 0)).toBeGreaterThan(0)
  })

  it('leaves a gap where the camera’s packets were lost', () => {
    const { sent, sender } = start()
    const [first, second] = group(2, 1)
    if (first && second) for (const packet of [first, { ...second, lostBefore: 3 }]) sender.live(packet)
    expect(sequenceDistance(sent[0]?.sequenceNumber ?? 0, sent[1]?.sequenceNumber ?? 0)).toBe(4)
  })

  it('sends again what is missed, on the stream for it, once per pause', async () => {
    const { clock, sent, sender } = start()
    for (const packet of group(3, 1)) sender.live(packet)
    const missed = sent[1]?.sequenceNumber ?? 0
    sender.resend([missed, (missed + 9_000) & 0xffff])
    sender.resend([missed])
    expect(sent).toHaveLength(4)
    expect(sent[3]).toMatchObject({ ssrc: 2, payloadType: 103, timestamp: sent[1]?.timestamp })
    expect(sent[3]?.payload.readUInt16BE(0)).toBe(missed)
    await clock.advance(25)
    sender.resend([missed])
    expect(sequenceDistance(sent[3]?.sequenceNumber ?? 0, sent[4]?.sequenceNumber ?? 0)).toBe(1)
  })

  it('sends the packet itself again where there is no such stream', () => {
    const { sent, sender } = start({ rtxPayloadType: undefined })
    for (const packet of group(2, 1)) sender.live(packet)
    sender.resend([sent[0]?.sequenceNumber ?? 0])
    expect(sent[2]).toEqual(sent[0])
  })

  it('remembers more than a group of pictures, and does not let itself be drained', () => {
    const { sent, sender } = start()
    for (const packet of group(500, 4)) sender.live(packet)
    const numbers = sent.map(({ sequenceNumber }) => sequenceNumber)
    sender.resend(numbers.slice(0, 1))
    expect(sent).toHaveLength(2_001)
    sender.resend(numbers)
    expect(sent.length).toBeLessThan(2_300)
  })

  it('reports what it sent, when there is something', async () => {
    const { clock, reports, sender } = start()
    await clock.advance(100)
    expect(reports).toHaveLength(0)
    sender.live(picture(0))
    await clock.advance(4_000)
    expect(reports.length).toBeGreaterThanOrEqual(2)
    expect(reports[0]?.readUInt32BE(20)).toBe(1)
    sender.stop()
    expect(clock.pendingTimers).toBe(0)
  })
})
