import { readFile } from 'node:fs/promises'
import type { AccessUnit } from './annex-b.ts'
import { splitAccessUnits, splitNalUnits } from './annex-b.ts'

export const clipNames = ['gop2', 'gop10'] as const
/** `gop2`: a keyframe every 2 s; `gop10`: every 10 s, as cameras with "smart" codecs send. */
export type ClipName = (typeof clipNames)[number]

/** What the camera films: a loop of encoded pictures at a constant rate. */
export interface Clip {
  frames: AccessUnit[]
  framesPerSecond: number
  /** Parameter sets without start codes, for the session description (RFC 6184 §8.1 sprop-parameter-sets). */
  sps: Buffer
  pps: Buffer
}

const framesPerSecond = 25

/** Reads one of the clips that are kept in `firmware-sim/clips`. @throws Error when the file is no H.264 byte stream. */
export async function readClip(name: ClipName): Promise<Clip> {
  const path = new URL(`../../clips/${name}.h264`, import.meta.url)
  const nalUnits = splitNalUnits(await readFile(path))
  const sps = nalUnits.find((unit) => nalType(unit) === 7)
  const pps = nalUnits.find((unit) => nalType(unit) === 8)
  const frames = splitAccessUnits(nalUnits)
  if (!sps || !pps || !frames[0]?.isKeyframe)
    throw new Error(
      `${path.pathname} does not begin with parameter sets and a keyframe: make it again by make-clips.ts`,
    )
  return { frames, framesPerSecond, sps, pps }
}

function nalType(unit: Buffer): number {
  return (unit[0] ?? 0) & 0x1f
}
