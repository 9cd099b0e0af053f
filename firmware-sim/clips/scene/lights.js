import { height, project, width } from './lens.js'
import { randomFrom } from './random.js'
import { framesPerSecond } from './timeline.js'

/** Windows of the house opposite in its columns and rows, and when (s) somebody is in; a television flickers. */
const litWindows = [
  { wanted: 3, from: 2.2, to: 11.6, colour: [255, 190, 105] },
  { wanted: 11, from: 6.4, to: 16.8, colour: [255, 214, 150] },
  { wanted: 19, from: 9.0, to: 18.9, colour: [255, 180, 95] },
  { wanted: 26, from: 12.5, to: 19.4, colour: [255, 205, 130] },
  { wanted: 7, from: 0, to: 20, colour: [110, 150, 255], isTelevision: true },
  { wanted: 22, from: 0, to: 20, colour: [130, 165, 255], isTelevision: true },
]

/** What shines and changes: people come home over there, and a garland on the spruce. */
export function makeLights(plate) {
  const dark = darkWindows(plate)
  const windows = litWindows.map((each) => ({ ...each, corners: dark[(each.wanted * 7) % dark.length] }))
  const bulbs = garland()
  return (context, frame) => {
    const seconds = frame / framesPerSecond
    context.globalCompositeOperation = 'lighter'
    for (const window of windows) drawWindow(context, window, seconds)
    for (const bulb of bulbs) drawBulb(context, bulb, seconds)
    context.globalCompositeOperation = 'source-over'
    context.globalAlpha = 1
  }
}

function darkWindows(plate) {
  const found = []
  for (let row = 1; row < 9; row++)
    for (let column = -9; column < 14; column++) {
      const kind = ((column % 8) + 8) % 8
      if (kind === 0 || kind === 3 || kind === 5) continue
      const [x, y] = [(column + 0.5) * 3.2 - 16, 1.0 + (row + 0.5) * 2.8 + 0.1]
      const corners = [
        [-0.7, 0.64],
        [0.7, 0.64],
        [0.7, -0.64],
        [-0.7, -0.64],
      ].map(([dx, dy]) => project([x + dx, y + dy, 61.2]))
      const middle = project([x - 0.25, y, 61.2])
      const at = (Math.round(middle.y) * width + Math.round(middle.x)) * 4
      if (middle.x < 130 || middle.x > 930 || middle.y < 70 || middle.y > height / 2) continue
      const isUnhidden = plate[at + 3] > 57 && plate[at + 3] < 75
      if (isUnhidden && plate[at] + plate[at + 1] + plate[at + 2] < 0.42) found.push(corners)
    }
  return found
}

function drawWindow(context, { from, to, colour, corners, isTelevision }, seconds) {
  if (!corners || seconds < from || seconds >= to) return
  const cycle = (times, phase) => Math.sin((seconds / 20) * 2 * Math.PI * times + phase)
  const flicker = 0.24 + 0.1 * cycle(17, 0) + 0.08 * cycle(41, 1) + 0.06 * cycle(73, 2)
  const fade = Math.min(1, (seconds - from) * 8)
  const [a, b, c, d] = corners
  const shade = context.createLinearGradient(a.x, a.y, d.x, d.y)
  shade.addColorStop(0, `rgb(${colour.join(' ')} / 0.95)`)
  shade.addColorStop(1, `rgb(${colour.join(' ')} / 0.5)`)
  context.globalAlpha = (isTelevision ? Math.max(0, flicker) : 0.8) * (isTelevision ? 1 : fade)
  context.fillStyle = shade
  // Two wings with the frame's middle between them.
  for (const [near, far] of [
    [0.02, 0.58],
    [0.67, 0.98],
  ]) {
    const along = (p, q, share) => [p.x + (q.x - p.x) * share, p.y + (q.y - p.y) * share]
    context.beginPath()
    for (const [p, q, share] of [
      [a, b, near],
      [a, b, far],
      [d, c, far],
      [d, c, near],
    ])
      context.lineTo(...along(p, q, share))
    context.fill()
  }
}

function garland() {
  const random = randomFrom(77)
  const [x, base, z] = [4.6, 0.2, 25]
  const colours = [
    [255, 190, 90],
    [255, 190, 90],
    [255, 70, 50],
    [90, 150, 255],
    [90, 230, 120],
  ]
  const bulbs = []
  for (let i = 0; i < 92; i++) {
    const share = i / 92
    const angle = share * Math.PI * 2 * 8.5
    if (Math.sin(angle) > 0.15) continue
    const radius = (1 - share) * 7.6 * 0.29 + 0.05
    const at = project([x + radius * Math.cos(angle), base + 0.6 + share * 6.8, z + radius * Math.sin(angle)])
    bulbs.push({
      ...at,
      colour: colours[Math.floor(random() * colours.length)],
      phase: random() * 6.28,
      times: random() < 0.5 ? 8 : 5,
    })
  }
  return bulbs
}

function drawBulb(context, { x, y, colour, phase, times }, seconds) {
  const power = 0.55 + 0.45 * Math.sin((seconds / 20) * 2 * Math.PI * times + phase)
  const spread = 6
  const shade = context.createRadialGradient(x, y, 0, x, y, spread)
  shade.addColorStop(0, `rgb(${colour.join(' ')} / ${power})`)
  shade.addColorStop(0.22, `rgb(${colour.join(' ')} / ${power * 0.75})`)
  shade.addColorStop(0.45, `rgb(${colour.join(' ')} / ${power * 0.2})`)
  shade.addColorStop(1, `rgb(${colour.join(' ')} / 0)`)
  context.globalAlpha = 1
  context.fillStyle = shade
  context.fillRect(x - spread, y - spread, spread * 2, spread * 2)
}
