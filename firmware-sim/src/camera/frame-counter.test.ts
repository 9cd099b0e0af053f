import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PixelImage } from './frame-counter.ts'
import { counterInFrame, counterInStrip, frameCounterBlocks, readFrameCounter } from './frame-counter.ts'

const anyFrame = fc.integer({ min: 0, max: 1023 })

/** A picture of the size that carries the frame's blocks at the given levels, over a grey ground. */
function picture(
  frame: number,
  size: { width: number; height: number; channels: number },
  light = 149,
  dark = 18,
): PixelImage {
  const { width, height, channels } = size
  const data = new Uint8Array(width * height * channels).fill(70)
  const { left, top, blockWidth, blockHeight } = counterInFrame
  for (const [index, isLight] of frameCounterBlocks(frame).entries())
    for (let y = Math.round(top * height); y < Math.round((top + blockHeight) * height); y++)
      for (
        let x = Math.round((left + index * blockWidth) * width);
        x < Math.round((left + (index + 1) * blockWidth) * width);
        x++
      )
        data.fill(isLight ? light : dark, (y * width + x) * channels, (y * width + x + 1) * channels)
  return { data, width, height }
}

it('reads back every number, from grey, RGB and RGBA, at full size and scaled down', () => {
  const size = fc.constantFrom(
    { width: 1280, height: 720, channels: 4 },
    { width: 1280, height: 720, channels: 1 },
    { width: 960, height: 540, channels: 3 },
    { width: 640, height: 360, channels: 4 },
  )
  fc.assert(
    fc.property(anyFrame, size, (frame, where) => {
      expect(readFrameCounter(picture(frame, where), counterInFrame)).toBe(frame)
    }),
    { numRuns: 40 },
  )
})

it('reads an image that was cropped to the strip', () => {
  const blocks = frameCounterBlocks(365)
  const row = blocks.flatMap((isLight) => Array.from({ length: 16 }, () => (isLight ? 140 : 20)))
  const strip = { data: Array.from({ length: 16 }, () => row).flat(), width: 256, height: 16 }
  expect(readFrameCounter(strip, counterInStrip)).toBe(365)
})

it('says nothing of pictures without blocks, too faint ones, and those with one block turned over', () => {
  const size = { width: 1280, height: 720, channels: 1 }
  expect(readFrameCounter({ ...size, data: new Uint8Array(1280 * 720) }, counterInFrame)).toBeNull()
  expect(readFrameCounter(picture(17, size, 60, 40), counterInFrame)).toBeNull()
  fc.assert(
    fc.property(anyFrame, fc.integer({ min: 2, max: 15 }), (frame, turned) => {
      const strip = frameCounterBlocks(frame).map((isLight, index) => (isLight !== (index === turned) ? 150 : 20))
      expect(readFrameCounter({ data: strip, width: 16, height: 1 }, counterInStrip)).toBeNull()
    }),
  )
})

it('says nothing of a picture that is half one frame and half the next', () => {
  const blend = frameCounterBlocks(128).map(
    (isLight, index) => 20 + 65 * (Number(isLight) + Number(frameCounterBlocks(127)[index])),
  )
  expect(readFrameCounter({ data: blend, width: 16, height: 1 }, counterInStrip)).toBeNull()
})

it('works from its source alone, as a page gets it', () => {
  const read = new Function(`return ${readFrameCounter}`)()
  expect(read(picture(499, { width: 1280, height: 720, channels: 4 }), counterInFrame)).toBe(499)
})

it('refuses numbers that do not fit', () => {
  expect(() => frameCounterBlocks(1024)).toThrow(RangeError)
  expect(() => frameCounterBlocks(-1)).toThrow(RangeError)
})
