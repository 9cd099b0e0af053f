import type { VideoPacket } from '../continuity.ts'

/**
 * Timestamps for a group of pictures that is sent within `durationTicks` (90 kHz) instead of in the seconds it took: its
 * pictures are spread over that time and end at the present one, so that the viewer does not go on that far behind.
 */
export function replayTimestamps(packets: VideoPacket[], durationTicks: number): number[] {
  const last = packets.at(-1)
  if (!last) return []
  let pictures = 0
  let previous: number | undefined
  const ordinals = packets.map(({ timestamp }) => {
    if (timestamp !== previous) pictures += 1
    previous = timestamp
    return pictures
  })
  const step = Math.max(1, Math.floor(durationTicks / pictures))
  return ordinals.map((ordinal) => (last.timestamp - (pictures - ordinal) * step) >>> 0)
}
