import type { SKRSContext2D } from '@napi-rs/canvas'
import { digitStrokes, type Point } from './digit-strokes.ts'

const width = 300
const height = 100
const ink = ['#1b2a4a', '#5a2233', '#1f4733', '#43306b'] as const

/** Even in [0, 1). */
export type Random = () => number

/**
 * A picture of digits that people read and a simple script does not: every stroke shakes, digits lean and touch, curves of
 * the same ink cross them, and the whole is bent by two waves. PNG, 300 × 100.
 */
export async function drawDigits(digits: string, random: Random): Promise<Buffer> {
  // Loaded by the first picture: it holds 13 MB, and many a company asks for none.
  const { createCanvas } = await import('@napi-rs/canvas')
  const sharp = createCanvas(width, height)
  const pen = sharp.getContext('2d')
  const between = (least: number, most: number) => least + (most - least) * random()
  // One ink for all: colours would tell the digits from each other and from what crosses them.
  const colour = ink[Math.floor(random() * ink.length)] ?? ink[0]
  pen.fillStyle = '#f3f1ec'
  pen.fillRect(0, 0, width, height)
  pen.lineCap = pen.lineJoin = 'round'
  const step = (width - 40) / digits.length
  for (const [place, digit] of [...digits].entries()) {
    pen.save()
    pen.translate(20 + step * (place + 0.5) + between(-3, 3), height / 2 + between(-9, 9))
    pen.rotate(between(-0.3, 0.3))
    pen.transform(1, 0, between(-0.25, 0.25), 1, 0, 0)
    const size = between(30, 36)
    pen.strokeStyle = colour
    for (const stroke of digitStrokes[Number(digit)] ?? []) {
      pen.lineWidth = between(4, 5.5)
      trace(
        pen,
        stroke.map(([x, y]) => [(x - 0.5 + between(-0.03, 0.03)) * size, (y - 0.8 + between(-0.03, 0.03)) * size]),
      )
    }
    pen.restore()
  }
  for (let n = 0; n < 3; n += 1) {
    pen.strokeStyle = colour
    pen.lineWidth = between(1.5, 2.2)
    trace(
      pen,
      [0, 1, 2, 3, 4].map((at): Point => [(width * at) / 4, between(12, height - 12)]),
    )
  }
  for (let n = 0; n < 160; n += 1) {
    pen.fillStyle = colour
    pen.fillRect(random() * width, random() * height, between(1, 2.5), between(1, 2.5))
  }
  const bent = createCanvas(width, height)
  bend(sharp.getContext('2d'), bent.getContext('2d'), between)
  return bent.toBuffer('image/png')
}

/** Through the middles of the given points, as a hand would. */
function trace(pen: SKRSContext2D, points: readonly Point[]): void {
  const [first, ...rest] = points
  if (!first) return
  pen.beginPath()
  pen.moveTo(...first)
  for (const [n, point] of rest.entries()) {
    const next = rest[n + 1]
    if (!next) pen.lineTo(...point)
    else pen.quadraticCurveTo(...point, (point[0] + next[0]) / 2, (point[1] + next[1]) / 2)
  }
  pen.stroke()
}

/** Moves every point along two waves, so that no column or line of the picture holds a whole digit. */
function bend(pen: SKRSContext2D, into: SKRSContext2D, between: (least: number, most: number) => number): void {
  const from = pen.getImageData(0, 0, width, height)
  const to = into.createImageData(width, height)
  // Whole points at once: the loop holds up everybody else.
  const [fromPoints, toPoints] = [new Uint32Array(from.data.buffer), new Uint32Array(to.data.buffer)]
  const [reachX, reachY] = [between(3, 5), between(4, 6)]
  const [lengthX, lengthY] = [between(28, 42), between(55, 85)]
  const [startX, startY] = [between(0, 6), between(0, 6)]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const fromX = clamp(Math.round(x + reachX * Math.sin(y / (lengthX / 6.28) + startX)), width)
      const fromY = clamp(Math.round(y + reachY * Math.sin(x / (lengthY / 6.28) + startY)), height)
      toPoints[y * width + x] = fromPoints[fromY * width + fromX] ?? 0
    }
  }
  into.putImageData(to, 0, 0)
}

function clamp(value: number, size: number): number {
  return Math.min(Math.max(value, 0), size - 1)
}
