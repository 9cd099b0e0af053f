import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { splitNalUnits } from '../src/camera/annex-b.ts'

const framesPerSecond = 25
const clips = [
  { file: 'gop2.h264', group: 2 * framesPerSecond },
  { file: 'gop10.h264', group: 10 * framesPerSecond },
]
const here = new URL('./', import.meta.url)

/** Encodes a folder of numbered PNG files as both clips. @throws Error when ffmpeg fails. */
export async function encodeClips(folder: string): Promise<void> {
  const input = ['-framerate', String(framesPerSecond), '-i', `${folder}/%04d.png`]
  const output = clips.flatMap(({ file, group }) => encoding(group, file))
  const ffmpeg = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...input, ...output], {
    stdio: ['ignore', 'inherit', 'inherit'],
    cwd: here,
  })
  const [code] = await once(ffmpeg, 'close')
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
  for (const { file } of clips) await markConstrainedBaseline(new URL(file, here))
}

/** What a real intercom camera sends: Constrained Baseline, no B-frames, one slice a picture, groups of exactly one length. */
function encoding(group: number, file: string): string[] {
  return [
    ...['-map', '0:v', '-pix_fmt', 'yuv420p', '-vf', 'scale=out_color_matrix=bt709:out_range=tv'],
    ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...['-c:v', 'libx264', '-preset', 'veryslow', '-profile:v', 'baseline', '-level', '3.1', '-crf', '24'],
    ...['-g', String(group), '-keyint_min', String(group), '-sc_threshold', '0', '-bf', '0'],
    ...['-x264-params', 'ref=2:slices=1:sliced-threads=0:open-gop=0:vbv-maxrate=1150:vbv-bufsize=2300'],
    // Without the encoder's own message (SEI 6): cameras do not sign their pictures.
    ...['-bsf:v', 'filter_units=remove_types=6', '-f', 'h264', file],
  ]
}

/** Sets constraint_set2_flag (ITU-T H.264 §7.4.2.1.1): x264 leaves it out, browsers offer 42e01f. */
async function markConstrainedBaseline(file: URL): Promise<void> {
  const stream = await readFile(file)
  for (const unit of splitNalUnits(stream)) if (((unit[0] ?? 0) & 0x1f) === 7) unit[2] = (unit[2] ?? 0) | 0x20
  await writeFile(file, stream)
}
