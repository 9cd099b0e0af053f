import { randomInt } from 'node:crypto'
import type { CancelTimer, Clock } from '../../runtime/clock.ts'
import type { VideoPacket } from '../continuity.ts'
import { timestampDistance } from '../rtp-packet.ts'
import { replayTimestamps } from './replay-timestamps.ts'
import { writeSenderReport } from './rtcp.ts'
import type { SecureMedia } from './secure-link.ts'
import { createTokenBucket } from './token-bucket.ts'

export type SenderOptions = {
  payloadType: number
  rtxPayloadType: number | undefined
  ssrc: number
  rtxSsrc: number
  cname: string
  media: SecureMedia
  send(bytes: Buffer): void
  clock: Clock
}

export type Sender = {
  /** Sends a whole group of pictures, paced, as if it had just happened; what comes live queues behind it. */
  replay(packets: VideoPacket[]): void
  live(packet: VideoPacket): void
  /** Sends again what the viewer misses (RFC 4588). */
  resend(sequenceNumbers: number[]): void
  /** Drops what waits: the stream begins anew. */
  clear(): void
  stop(): void
}

type Sent = { sequenceNumber: number; timestamp: number; marker: boolean; payload: Buffer; resentMs: number }
type Queued = { packet: VideoPacket; timestamp: number }

/** A group of pictures at entrance-camera rates, and more than a viewer ever asks for. */
const historySize = 2_048
/** A keyframe goes out at once, what follows it at a rate that home Wi-Fi and mobile links take. */
const burstBytes = 128 * 1024
const paceBytesPerMs = 3_000
const longestReplayMs = 1_000
const paceTickMs = 4
const resendBurstBytes = 256 * 1024
const resendBytesPerMs = 2_000
const resendPauseMs = 20
const reportEveryMs = 2_000
const ticksPerMs = 90

/** The RTP stream to one viewer: own SSRC, sequence and timestamps, whatever the camera's were. */
export function createSender(options: SenderOptions): Sender {
  const { payloadType, rtxPayloadType, ssrc, rtxSsrc, media, clock } = options
  // Low starts keep the viewer's rollover counter unambiguous (RFC 3711 §3.3.1).
  let sequenceNumber = randomInt(0x4000)
  let rtxSequenceNumber = randomInt(0x4000)
  let offset = randomInt(2 ** 32)
  let lastTimestamp: number | undefined
  let lastSentMs = 0
  let packets = 0
  let octets = 0
  const history: (Sent | undefined)[] = new Array(historySize)
  const queue: Queued[] = []
  const pace = createTokenBucket(burstBytes, paceBytesPerMs)
  const resends = createTokenBucket(resendBurstBytes, resendBytesPerMs)
  let cancelPace: CancelTimer | undefined
  let cancelReport: CancelTimer | undefined = clock.setTimer(50, report)

  function send({ packet, timestamp }: Queued): void {
    sequenceNumber = (sequenceNumber + 1 + packet.lostBefore) & 0xffff
    const { marker, payload } = packet
    options.send(media.protectRtp({ marker, payloadType, sequenceNumber, timestamp, ssrc }, payload))
    history[sequenceNumber % historySize] = { sequenceNumber, timestamp, marker, payload, resentMs: -resendPauseMs }
    lastTimestamp = timestamp
    lastSentMs = clock.nowMs()
    packets += 1
    octets += payload.length
  }

  function drain(): void {
    cancelPace = undefined
    let sent = 0
    for (let next = queue[sent]; next && pace.isOpen(clock.monotonicMs()); next = queue[sent]) {
      send(next)
      pace.spend(next.packet.payload.length)
      sent += 1
    }
    queue.splice(0, sent)
    if (queue.length > 0) cancelPace = clock.setTimer(paceTickMs, drain)
  }

  function report(): void {
    cancelReport = clock.setTimer(reportEveryMs, report)
    if (lastTimestamp === undefined) return
    const { cname } = options
    options.send(
      media.protectRtcp(
        writeSenderReport({ ssrc, sentMs: lastSentMs, timestamp: lastTimestamp, packets, octets, cname }),
      ),
    )
  }

  return {
    replay(group) {
      const bytes = group.reduce((sum, packet) => sum + packet.payload.length, 0)
      const rate = Math.max(paceBytesPerMs, bytes / longestReplayMs)
      pace.setRate(rate)
      const durationTicks = Math.round((bytes / rate) * ticksPerMs)
      const times = replayTimestamps(group, durationTicks)
      const first = ((times[0] ?? 0) + offset) >>> 0
      // A viewer drops pictures that are older than what it has shown.
      const behind = lastTimestamp === undefined ? -1 : timestampDistance(first, lastTimestamp)
      if (behind >= 0) offset += behind + 1
      for (const [index, packet] of group.entries())
        queue.push({ packet, timestamp: ((times[index] ?? 0) + offset) >>> 0 })
      if (!cancelPace) drain()
    },
    live(packet) {
      const item = { packet, timestamp: (packet.timestamp + offset) >>> 0 }
      if (queue.length > 0) queue.push(item)
      else send(item)
    },
    resend(numbers) {
      const nowMs = clock.monotonicMs()
      for (const number of numbers) {
        const sent = history[number % historySize]
        if (!sent || sent.sequenceNumber !== number || nowMs - sent.resentMs < resendPauseMs) continue
        if (!resends.isOpen(nowMs)) return
        resends.spend(sent.payload.length)
        sent.resentMs = nowMs
        const { marker, timestamp } = sent
        if (rtxPayloadType === undefined) {
          options.send(media.protectRtp({ marker, payloadType, sequenceNumber: number, timestamp, ssrc }, sent.payload))
          continue
        }
        rtxSequenceNumber = (rtxSequenceNumber + 1) & 0xffff
        const original = Buffer.alloc(2)
        original.writeUInt16BE(number)
        const header = {
          marker,
          payloadType: rtxPayloadType,
          sequenceNumber: rtxSequenceNumber,
          timestamp,
          ssrc: rtxSsrc,
        }
        options.send(media.protectRtp(header, Buffer.concat([original, sent.payload])))
      }
    },
    clear() {
      queue.length = 0
    },
    stop() {
      cancelPace?.()
      cancelReport?.()
      cancelReport = undefined
      queue.length = 0
      history.length = 0
    },
  }
}
