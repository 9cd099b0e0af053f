import { lamps } from './lamps.js'
import { height, project, width } from './lens.js'

export const framesPerSecond = 25
/** Twenty seconds: whole groups of pictures for both clips. */
export const frameCount = 500

const paceMetres = 1.54
const catAt = [0.66, 0.07, 3.7]

/** Who stands where in a frame, in the shader's terms, and which part of the picture that touches. */
export function actorsAt(frame) {
  const seconds = frame / framesPerSecond
  const x = -15.8 + 1.82 * seconds
  const walker = [x, 0.05, 12.3, (x / paceMetres) * 2 * Math.PI]
  return { walker, walkerArea: walkerArea(walker), cat: catAtTime(seconds), catArea: catArea() }
}

/** Times (s) and values between which the cat moves softly. */
const catTurns = [
  [0, 0],
  [4.6, 0],
  [5.1, 0.95],
  [7.6, 0.8],
  [8.1, -0.25],
  [9.4, -0.35],
  [9.8, -1.0],
  [13.0, -1.05],
  [13.5, 0],
  [20, 0],
]
const catBlinks = [1.4, 3.3, 8.0, 13.4, 15.4, 15.75, 18.3]

function catAtTime(seconds) {
  const turn = between(catTurns, seconds)
  const nearestBlink = Math.min(...catBlinks.map((at) => Math.abs(seconds - at)))
  const lids = nearestBlink < 0.12 ? 1 : nearestBlink < 0.17 ? 0.6 : 0
  // The tail twitches now and then; poses come in steps, so that equal ones are rendered once.
  const mood = Math.max(0, Math.sin((seconds / 20) * 2 * Math.PI * 3 - 0.6))
  const tail = Math.round(Math.sin((seconds / 1.25) * 2 * Math.PI) * mood * 6) / 6
  return [Math.round(turn * 40) / 40, 0.06, lids, tail]
}

function between(keys, at) {
  const next = keys.findIndex(([time]) => time >= at)
  if (next <= 0) return keys[0][1]
  const [fromTime, from] = keys[next - 1]
  const [toTime, to] = keys[next]
  const share = (at - fromTime) / (toTime - fromTime)
  return from + (to - from) * share * share * (3 - 2 * share)
}

function catArea() {
  const [x, y, z] = catAt
  return areaOf([
    [x - 0.32, y, z - 0.3],
    [x + 0.34, y, z - 0.3],
    [x - 0.3, y + 0.5, z],
    [x + 0.3, y + 0.5, z],
    [x + 0.3, y, z + 0.4],
  ])
}

function walkerArea([x, y, z]) {
  const tops = [
    [x, y + 1.85, z],
    [x + 2, y + 0.8, z + 0.2],
  ]
  const corners = [
    [x - 0.75, y - 0.05, z - 0.45],
    [x - 0.75, y + 1.9, z + 0.4],
    [x + 2.25, y - 0.05, z - 0.45],
    [x + 2.25, y + 1.9, z],
  ]
  // Their shadows, where a lamp is near enough for one to be seen.
  for (const { at } of lamps.slice(1, 3))
    for (const top of tops) {
      if (Math.hypot(at[0] - top[0], at[2] - top[2]) > 10) continue
      const share = at[1] / (at[1] - top[1])
      corners.push([at[0] + (top[0] - at[0]) * share, 0, at[2] + (top[2] - at[2]) * share])
    }
  return areaOf(corners)
}

function areaOf(points) {
  const seen = points.map(project)
  const left = Math.max(0, Math.floor(Math.min(...seen.map((point) => point.x)) - 8))
  const right = Math.min(width, Math.ceil(Math.max(...seen.map((point) => point.x)) + 8))
  const top = Math.max(0, Math.floor(Math.min(...seen.map((point) => point.y)) - 8))
  const bottom = Math.min(height, Math.ceil(Math.max(...seen.map((point) => point.y)) + 8))
  return right > left && bottom > top ? { x: left, y: top, w: right - left, h: bottom - top } : null
}
