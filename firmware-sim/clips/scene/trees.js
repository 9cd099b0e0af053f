import { lightAt } from './lamps.js'
import { height, project, width } from './lens.js'
import { randomFrom } from './random.js'
import { tone } from './tone.js'

/** Bare trees of the courtyard: place, height, seed, and how white the bark is. */
const trees = [
  { at: [8.6, 0.2, 8.2], height: 8.5, seed: 11, birch: 0 },
  { at: [-10.8, 0.2, 8.6], height: 8.0, seed: 5, birch: 1 },
  { at: [-3.4, 0.3, 23.5], height: 9.0, seed: 23, birch: 1 },
  { at: [14.5, 0.3, 24.5], height: 10.0, seed: 31, birch: 0 },
  { at: [-22, 0.3, 27], height: 10.0, seed: 41, birch: 0 },
  { at: [1.2, 0.3, 38], height: 10.0, seed: 47, birch: 1 },
  { at: [-9.5, 0.3, 42], height: 11.0, seed: 53, birch: 0 },
  { at: [25, 0.3, 30], height: 11.0, seed: 61, birch: 1 },
]

/**
 * Draws the trees once.
 * @returns colour and cover (RGBA, 0…255) with the distance of each covered pixel
 */
export function drawTrees(plateDistance) {
  const layer = { pixels: new Uint8ClampedArray(width * height * 4), distance: new Float32Array(width * height) }
  const farthestFirst = [...trees].sort((a, b) => b.at[2] - a.at[2])
  for (const tree of farthestFirst) {
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    context.lineCap = 'round'
    for (const twig of grow(tree)) drawTwig(context, twig, tree)
    const { data } = context.getImageData(0, 0, width, height)
    const distance = Math.hypot(tree.at[0], tree.at[2])
    for (let i = 0; i < width * height; i++) {
      const cover = data[i * 4 + 3] / 255
      if (cover === 0 || plateDistance[i] < distance - 0.4) continue
      for (let c = 0; c < 3; c++) {
        const under = layer.pixels[i * 4 + c]
        layer.pixels[i * 4 + c] =
          layer.pixels[i * 4 + 3] === 0 ? data[i * 4 + c] : under + (data[i * 4 + c] - under) * cover
      }
      layer.pixels[i * 4 + 3] = 255 * (1 - (1 - cover) * (1 - layer.pixels[i * 4 + 3] / 255))
      layer.distance[i] = distance
    }
  }
  return layer
}

function grow({ at, height: tall, seed, birch }) {
  const random = randomFrom(seed)
  const twigs = []
  const branch = (from, direction, length, radius, level) => {
    let point = from
    let heading = direction
    const pieces = level === 0 ? 7 : 4
    for (let i = 0; i < pieces; i++) {
      const wobble = level === 0 ? 0.1 : 0.26
      // Twigs bend up again towards the light; a birch lets its thin ones hang.
      const lift = level === 0 ? 0.1 : birch && level >= 3 ? -0.22 : 0.1
      heading = unit([
        heading[0] + wobble * (random() - 0.5),
        heading[1] + wobble * (random() - 0.5) + lift * 0.5,
        heading[2] + wobble * (random() - 0.5),
      ])
      const next = point.map((value, axis) => value + (heading[axis] * length) / pieces)
      const thick = radius * (1 - (0.55 * i) / pieces)
      twigs.push({ from: point, to: next, radius: thick, level })
      const children = level === 0 ? (i < 2 ? 0 : 3) : level < 5 ? (i === 0 ? 0 : random() < 0.75 ? 1 : 2) : 0
      for (let child = 0; child < children; child++) {
        const turn = random() * Math.PI * 2
        const spread = level === 0 ? 0.75 + 0.35 * random() : 0.55 + 0.4 * random()
        const sideways = [Math.cos(turn), 0.15, Math.sin(turn)]
        const away = unit(heading.map((value, axis) => value * Math.cos(spread) + sideways[axis] * Math.sin(spread)))
        const share = level === 0 ? 0.5 - 0.045 * i : 0.62
        if (thick * 0.6 > 0.0022) branch(next, away, length * share * (0.8 + 0.4 * random()), thick * 0.6, level + 1)
      }
      point = next
    }
  }
  branch(at, [0.03, 1, 0], tall, tall * 0.017, 0)
  return twigs
}

function drawTwig(context, { from, to, radius, level }, { birch, seed }) {
  const a = project(from)
  const b = project(to)
  if (!a.isVisible || !b.isVisible) return
  const middle = from.map((value, axis) => (value + to[axis]) / 2)
  const light = lightAt(middle)
  const pixels = 2 * radius * b.scale
  const bark = birch && level === 0 ? [0.42, 0.4, 0.37] : [0.07, 0.058, 0.05]
  context.globalAlpha = Math.min(1, Math.max(0.18, pixels))
  stroke(context, a, b, Math.max(0.6, pixels), bark, light)
  if (birch && level === 0) barkMarks(context, a, b, pixels, seed)
  // Snow lies on what is not upright, and clings to one side of the rest.
  const flat = 1 - Math.abs(to[1] - from[1]) / Math.hypot(...to.map((value, axis) => value - from[axis]))
  const lies = 0.25 + 0.75 * flat
  context.globalAlpha = Math.min(0.95, Math.max(0.1, pixels * 0.9)) * lies
  const lift = Math.max(0.35, pixels * 0.42)
  stroke(
    context,
    { x: a.x, y: a.y - lift },
    { x: b.x, y: b.y - lift },
    Math.max(0.5, pixels * 0.5),
    [0.8, 0.82, 0.86],
    light,
  )
}

function stroke(context, a, b, lineWidth, albedo, light) {
  const [red, green, blue] = tone(albedo[0] * light[0], albedo[1] * light[1], albedo[2] * light[2])
  context.strokeStyle = `rgb(${red} ${green} ${blue})`
  context.lineWidth = lineWidth
  context.beginPath()
  context.moveTo(a.x, a.y)
  context.lineTo(b.x, b.y)
  context.stroke()
}

function barkMarks(context, a, b, pixels, seed) {
  const random = randomFrom(seed + Math.round(a.y))
  context.fillStyle = 'rgb(18 16 18)'
  for (let i = 0; i < 7; i++) {
    const share = random()
    const x = a.x + (b.x - a.x) * share + (random() - 0.5) * pixels * 0.5
    context.globalAlpha = 0.75
    context.fillRect(
      x - pixels * 0.2,
      a.y + (b.y - a.y) * share,
      pixels * (0.2 + 0.35 * random()),
      Math.max(0.8, pixels * 0.09),
    )
  }
}

function unit(vector) {
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
