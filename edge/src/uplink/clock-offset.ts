/** One question about the cloud's time and its answer. */
export type ClockSample = {
  /** Own wall clock when asked. */
  sentMs: number
  /** By the monotonic clock. */
  roundTripMs: number
  cloudMs: number
}

/** An answer that took longer says too little: it may be wrong by half of its round trip. */
export const longestRoundTripMs = 2_000

/**
 * How much to add to the own clock to get the cloud's, from the sample with the shortest round trip, whose middle is taken
 * for the moment of the answer (RFC 5905 §8, §10).
 * @returns nothing when no sample is good enough
 */
export function estimateOffset(samples: readonly ClockSample[]): number | undefined {
  const [best] = samples.filter(isUsable).sort((a, b) => a.roundTripMs - b.roundTripMs)
  return best && Math.round(best.cloudMs - (best.sentMs + best.roundTripMs / 2))
}

function isUsable({ roundTripMs }: ClockSample): boolean {
  return roundTripMs >= 0 && roundTripMs <= longestRoundTripMs
}

/** The wall clock as it was seen last, beside the monotonic one that never jumps. */
export type ClockSighting = { wallMs: number; monotonicMs: number }

/** A difference of so much between both clocks is somebody setting the wall clock, not its drift. */
const setByHandMs = 500

/**
 * Keeps a measured offset right when the wall clock is set: what it jumped by is taken off.
 * @returns the offset from now on
 */
export function followWallClock(offsetMs: number, before: ClockSighting, now: ClockSighting): number {
  const jumpMs = now.wallMs - before.wallMs - (now.monotonicMs - before.monotonicMs)
  return Math.abs(jumpMs) >= setByHandMs ? Math.round(offsetMs - jumpMs) : offsetMs
}
