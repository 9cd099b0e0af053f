import { type RtpPacket, sequenceDistance, timestampDistance } from './rtp-packet.ts'

/** A packet of the picture on one unbroken timeline, whatever the camera's own numbers did. */
export type VideoPacket = {
  marker: boolean
  /** 32 bits at 90 kHz; the same for all packets of one picture (access unit). */
  timestamp: number
  /** How many packets are missing just before this one. */
  lostBefore: number
  /** The stream begins anew here: what came before does not help to decode this. */
  isRestart: boolean
  payload: Buffer
}

/** More than this many at once are told as this many: a viewer learns of the loss either way, and its counters stay sound. */
const maxTold = 64
const reorderedAtMost = 128
const clockJump = 10 * 90_000
const ticksPerMs = 90

export type Continuity = {
  /** @param nowMs monotonic  @returns nothing for a packet that comes twice or too late */
  take(packet: RtpPacket, nowMs: number): VideoPacket | undefined
  /** The source was opened anew: its numbers may be others. */
  restart(): void
}

type Last = { ssrc: number; sequenceNumber: number; timestamp: number; out: number; atMs: number }

/** Joins what comes before and after a restart of the source, a new SSRC or a jump of its clock (RFC 3550 §5.1 lets all begin at random). */
export function createContinuity(): Continuity {
  let last: Last | undefined
  let isRestarting = true

  return {
    restart() {
      isRestarting = true
    },
    take(packet, nowMs) {
      const { ssrc, sequenceNumber, timestamp, marker, payload } = packet
      const ahead = last ? sequenceDistance(last.sequenceNumber, sequenceNumber) : 1
      const step = last ? timestampDistance(last.timestamp, timestamp) : 0
      const isRestart =
        isRestarting || !last || last.ssrc !== ssrc || ahead < -reorderedAtMost || Math.abs(step) > clockJump
      if (!isRestart && ahead <= 0) return undefined

      const elapsed = last ? Math.max(1, Math.round((nowMs - last.atMs) * ticksPerMs)) : 0
      const out = ((last?.out ?? 0) + (isRestart ? elapsed : step)) >>> 0
      last = { ssrc, sequenceNumber, timestamp, out, atMs: nowMs }
      isRestarting = false
      const lostBefore = isRestart ? 0 : Math.min(ahead - 1, maxTold)
      return { marker, timestamp: out, lostBefore, isRestart, payload }
    },
  }
}
