import { z } from 'zod'

const state = z.object({ nowMs: z.number() })
const samples = 20

/**
 * How far the simulator's clock is ahead of ours. Both count from the machine's clock at their own start, which may have
 * been corrected in between. The best of several round trips is taken (RFC 5905 §8); a difference that is smaller than
 * what the round trip leaves open counts as none.
 */
export async function clockDifference(simUrl: string): Promise<number> {
  let best = { roundTripMs: Number.POSITIVE_INFINITY, aheadMs: 0 }
  for (let n = 0; n < samples; n++) {
    const sentMs = performance.timeOrigin + performance.now()
    const { nowMs } = state.parse(await (await fetch(`${simUrl}/state`)).json())
    const roundTripMs = performance.timeOrigin + performance.now() - sentMs
    if (roundTripMs < best.roundTripMs) best = { roundTripMs, aheadMs: nowMs - sentMs - roundTripMs / 2 }
  }
  return Math.abs(best.aheadMs) <= best.roundTripMs / 2 ? 0 : best.aheadMs
}
