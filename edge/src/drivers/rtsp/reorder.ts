import { type RtpPacket, sequenceDistance } from '../../camera/rtp-packet.ts'

/** Jump that is taken for a restart of the stream rather than for a loss. */
const restartDistance = 1_000

export type Reorder = { push(packet: RtpPacket): RtpPacket[] }

/**
 * Puts packets that UDP delivered out of turn back in order. Holds at most `depth` packets: what has not come by then is
 * lost. Duplicates and what comes too late are dropped.
 */
export function createReorder(depth: number): Reorder {
  let expected: number | undefined
  let ssrc: number | undefined
  const held = new Map<number, RtpPacket>()

  function drain(): RtpPacket[] {
    const ready: RtpPacket[] = []
    for (let packet = take(); packet; packet = take()) ready.push(packet)
    return ready
  }

  function take(): RtpPacket | undefined {
    if (expected === undefined) return undefined
    const packet = held.get(expected)
    if (!packet) return undefined
    held.delete(expected)
    expected = (expected + 1) & 0xffff
    return packet
  }

  /** Gives the missing ones up: goes on from the nearest that is here. */
  function skip(): void {
    const from = expected ?? 0
    const distances = [...held.keys()].map((number) => sequenceDistance(from, number))
    expected = (from + Math.min(...distances)) & 0xffff
  }

  return {
    push(packet) {
      const distance = expected === undefined ? 0 : sequenceDistance(expected, packet.sequenceNumber)
      if (expected === undefined || packet.ssrc !== ssrc || Math.abs(distance) > restartDistance) {
        held.clear()
        ssrc = packet.ssrc
        expected = packet.sequenceNumber
      } else if (distance < 0) return []
      held.set(packet.sequenceNumber, packet)
      if (held.size > depth && !held.has(expected)) skip()
      return drain()
    },
  }
}
