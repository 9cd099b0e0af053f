import { access, mkdir, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { encodeClips } from './encode-clips.ts'
import { openScene } from './scene-page.ts'

/** Makes the camera's clips anew; README.md beside this file says how. */
const { values: options } = parseArgs({
  options: {
    frames: { type: 'string', default: join(tmpdir(), 'domovoy-clip-frames') },
    only: { type: 'string' },
    passes: { type: 'string', default: '8' },
  },
})

const frameCount = 500
const say = (text: string) => process.stderr.write(`${text}\n`)
const pathOf = (frame: number) => join(options.frames, `${String(frame).padStart(4, '0')}.png`)
const wanted = options.only?.split(',').map(Number) ?? Array.from({ length: frameCount }, (_, frame) => frame)

await mkdir(options.frames, { recursive: true })
const missing: number[] = []
for (const frame of wanted) if (!(await exists(pathOf(frame)))) missing.push(frame)
if (missing.length > 0) await drawFrames(missing)
if (options.only === undefined) await encodeClips(options.frames)

async function drawFrames(frames: number[]): Promise<void> {
  const scene = await openScene(process.env.CHROMIUM ?? '/usr/bin/chromium', Number(options.passes), say)
  try {
    for (const [index, frame] of frames.entries()) {
      // Whole or not at all: a file that is there is not drawn again.
      await writeFile(`${pathOf(frame)}.part`, await scene.draw(frame))
      await rename(`${pathOf(frame)}.part`, pathOf(frame))
      if (index % 25 === 0) say(`${index} of ${frames.length} frames`)
    }
  } finally {
    await scene.close()
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
