import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { pino } from 'pino'
import { afterEach, expect, it } from 'vitest'
import type { Camera } from './camera.ts'
import { startCamera } from './camera.ts'
import { counterBlocks, counterInStrip, readFrameCounter } from './frame-counter.ts'

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0
if (!hasFfmpeg) process.stderr.write('foreign-client.test.ts is skipped: there is no ffmpeg to play the client\n')

const log = pino({ level: 'silent' })
const block = 16
const stripBytes = counterBlocks * block * block
let camera: Camera

afterEach(() => camera.stop())

/** The numbers in the pictures that ffmpeg shows, until `isEnough`. Its own decoder, its own RTSP. */
async function watchByFfmpeg(
  url: string,
  transport: string,
  isEnough: (frames: number[]) => boolean,
): Promise<number[]> {
  const strip = `crop=${counterBlocks * block}:${block}:1008:704`
  const input = ['-rtsp_transport', transport, '-i', url]
  const output = ['-vf', strip, '-vsync', 'passthrough', '-pix_fmt', 'gray', '-f', 'rawvideo', 'pipe:1']
  const ffmpeg = spawn('ffmpeg', ['-v', 'error', ...input, ...output], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(ffmpeg, 'close')
  const frames: number[] = []
  let pending = Buffer.alloc(0)
  for await (const bytes of ffmpeg.stdout) {
    pending = Buffer.concat([pending, bytes])
    while (pending.length >= stripBytes) {
      const image = { data: pending.subarray(0, stripBytes), width: counterBlocks * block, height: block }
      frames.push(readFrameCounter(image, counterInStrip) ?? -1)
      pending = pending.subarray(stripBytes)
    }
    if (isEnough(frames)) break
  }
  ffmpeg.kill('SIGKILL')
  await ended
  return frames
}

/** Beyond the seam, with pictures of both sides. */
const isPastSeam = (frames: number[]) => {
  const seam = frames.findIndex((frame, index) => index > 0 && frame < (frames[index - 1] ?? 0))
  return seam > 0 && frames.length > seam + 10
}

it.skipIf(!hasFfmpeg).each(['tcp', 'udp'])(
  'ffmpeg decodes every picture by %s, across the seam of the clip',
  { timeout: 60_000 },
  async (transport) => {
    // Two keyframes before the seam: enough time for a client that is slow to start.
    camera = await startCamera({ port: 0, clip: 'gop2', firstFrame: 380, user: 'entrance', password: 'pass word', log })
    const url = `rtsp://entrance:pass%20word@127.0.0.1:${camera.port}/entrance`
    const frames = await watchByFfmpeg(url, transport, isPastSeam)
    expect(frames.length).toBeGreaterThan(20)
    const [first = 0] = frames
    expect(first % 50).toBe(0)
    expect(frames).toEqual(frames.map((_, index) => (first + index) % 500))
  },
)
