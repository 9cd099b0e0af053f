import type { PacerClock } from './pacer.ts'

export interface PacedSender {
  push(packet: Buffer): void
  /** Bytes that wait. */
  queuedBytes(): number
  stop(): void
}

/** A camera's Ethernet port: 100 Mbit/s. */
const bytesPerMs = 12_500
/** What leaves at once when nothing was sent for a while. */
const burstBytes = 16_000

/**
 * Sends as fast as a camera's own network port would and no faster: a keyframe written at once, at the speed of a memory
 * copy, would overflow receivers that no real camera overflows.
 */
export function createPacedSender(send: (packet: Buffer) => void, clock: PacerClock): PacedSender {
  const queue: Buffer[] = []
  let queuedBytes = 0
  let creditBytes = burstBytes
  let countedMs = clock.now()
  let cancel: (() => void) | null = null

  const drain = () => {
    cancel = null
    const nowMs = clock.now()
    creditBytes = Math.min(burstBytes, creditBytes + (nowMs - countedMs) * bytesPerMs)
    countedMs = nowMs
    while (creditBytes > 0) {
      const packet = queue.shift()
      if (!packet) return
      queuedBytes -= packet.length
      creditBytes -= packet.length
      send(packet)
    }
    if (queue.length > 0) cancel = clock.after(1, drain)
  }
  return {
    push: (packet) => {
      queue.push(packet)
      queuedBytes += packet.length
      if (!cancel) drain()
    },
    queuedBytes: () => queuedBytes,
    stop: () => {
      cancel?.()
      queue.length = 0
      queuedBytes = 0
    },
  }
}
