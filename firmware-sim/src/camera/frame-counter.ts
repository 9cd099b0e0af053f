/**
 * The frame counter in the pixels of the simulated camera's picture: a row of blocks, each one macroblock (16×16 px of
 * 1280×720) and therefore sharp after H.264, that says which frame of the clip this is. It lets a program that sees nothing
 * but a <video> tell what is shown, how old it is, and whether a frame was skipped.
 *
 * Blocks, left to right: light, dark (the two reference levels), ten bits of the number, four bits of check; high bit first.
 */
export interface CounterLayout {
  /** Left edge of the first block, as a fraction of the image's width. */
  left: number
  /** Top edge of the blocks, as a fraction of the image's height. */
  top: number
  blockWidth: number
  blockHeight: number
}

/** An ImageData of a page, or raw pixels of any decoder: grey, RGB or RGBA bytes, row after row without padding. */
export interface PixelImage {
  data: ArrayLike<number>
  width: number
  height: number
}

const counterBits = 10
export const counterBlocks = 16

/** Where the blocks stand in a whole picture, whatever size it was scaled to. */
export const counterInFrame: CounterLayout = {
  left: 1008 / 1280,
  top: 704 / 720,
  blockWidth: 16 / 1280,
  blockHeight: 16 / 720,
}

/** Where the blocks stand in an image that was cropped to the strip (cheaper to read back from a canvas). */
export const counterInStrip: CounterLayout = { left: 0, top: 0, blockWidth: 1 / counterBlocks, blockHeight: 1 }

/** The blocks of a frame number, `true` is light. @throws RangeError when the number needs more than ten bits. */
export function frameCounterBlocks(frame: number): boolean[] {
  if (!Number.isInteger(frame) || frame < 0 || frame >= 2 ** counterBits)
    throw new RangeError(`frame ${frame} does not fit into ${counterBits} bits`)
  const check = (frame ^ (frame >> 4) ^ (frame >> 8) ^ 0b1010) & 0b1111
  const word = (frame << 4) | check
  return [true, false, ...Array.from({ length: 14 }, (_, bit) => ((word >> (13 - bit)) & 1) === 1)]
}

/**
 * Reads the frame number out of a picture, or null when the blocks are not there, blurred between two frames or damaged.
 * Refers to nothing outside itself, so that its source can be handed to a page.
 */
export function readFrameCounter(image: PixelImage, layout: CounterLayout): number | null {
  const { data, width, height } = image
  const channels = Math.floor(data.length / (width * height))
  if (channels < 1) return null
  const channel = channels > 1 ? 1 : 0
  const brightness: number[] = []
  for (let block = 0; block < 16; block++) {
    // The middle half of a block only: its border is blurred by scaling.
    const fromX = Math.round((layout.left + layout.blockWidth * (block + 0.25)) * width)
    const toX = Math.max(fromX + 1, Math.round((layout.left + layout.blockWidth * (block + 0.75)) * width))
    const fromY = Math.round((layout.top + layout.blockHeight * 0.25) * height)
    const toY = Math.max(fromY + 1, Math.round((layout.top + layout.blockHeight * 0.75) * height))
    let sum = 0
    for (let y = fromY; y < toY; y++)
      for (let x = fromX; x < toX; x++) sum += data[(y * width + x) * channels + channel] ?? 0
    brightness.push(sum / ((toX - fromX) * (toY - fromY)))
  }
  const light = brightness[0] ?? 0
  const dark = brightness[1] ?? 0
  const contrast = light - dark
  if (contrast < 30) return null
  let word = 0
  for (const level of brightness.slice(2)) {
    const share = (level - dark) / contrast
    if (share > 0.35 && share < 0.65) return null
    word = (word << 1) | (share > 0.5 ? 1 : 0)
  }
  const frame = word >> 4
  return ((frame ^ (frame >> 4) ^ (frame >> 8) ^ 0b1010) & 0b1111) === (word & 0b1111) ? frame : null
}
