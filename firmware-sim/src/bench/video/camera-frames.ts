import { z } from 'zod'
import type { SentFrame } from '../../camera/camera.ts'
import { clockDifference } from '../open/clock-difference.ts'

const sentFrame = z.object({ frame: z.int().nonnegative(), atMs: z.number() })
const sentFrames = z.object({ frames: z.array(sentFrame) })

/** What the simulated camera sent and when, by our clock. */
export type CameraFrames = { newest(): Promise<SentFrame>; recent(): Promise<SentFrame[]> }

export async function followCamera(simUrl: string): Promise<CameraFrames> {
  const aheadMs = await clockDifference(simUrl)
  const ours = ({ frame, atMs }: SentFrame) => ({ frame, atMs: atMs - aheadMs })
  const ask = async (path: string): Promise<unknown> => (await fetch(`${simUrl}${path}`)).json()
  return {
    newest: async () => ours(sentFrame.parse(await ask('/camera/frame'))),
    recent: async () => sentFrames.parse(await ask('/camera/frames')).frames.map(ours),
  }
}
