import { lightAt } from './lamps.js'
import { height, project, width } from './lens.js'
import { randomFrom } from './random.js'
import { frameCount } from './timeline.js'
import { tone } from './tone.js'

const flakes = 2200
const ceiling = 9
const canopyEdge = 2.75

/** Flakes whose fall and sway come back to their beginning with the clip. */
export function makeSnowfall() {
  const random = randomFrom(2)
  const fallen = Array.from({ length: flakes }, () => {
    // Evenly in the picture rather than in the yard: nearer flakes are fewer than the yard would hold.
    const z = canopyEdge + 0.3 + 21 * random() ** 1.4
    return {
      x: (random() * 2 - 1) * (2 + z * 1.35),
      z,
      start: random() * ceiling,
      rounds: random() < 0.7 ? 2 : 3,
      sway: 0.05 + 0.22 * random(),
      swayRounds: 2 + Math.floor(random() * 5),
      swayFrom: random() * Math.PI * 2,
      size: 0.006 + 0.007 * random(),
    }
  })
  return (context, frame, distance) => {
    context.lineCap = 'round'
    for (const flake of fallen) drawFlake(context, flake, frame, distance)
    context.globalAlpha = 1
  }
}

function drawFlake(context, flake, frame, distance) {
  const here = placeOf(flake, frame)
  const now = project(here)
  const before = project(placeOf(flake, frame - 0.45))
  if (!now.isVisible || now.x < 0 || now.x >= width || now.y < 0 || now.y >= height) return
  // Gone where something stands in front, and for the moment in which a round begins anew.
  if (distance[Math.floor(now.y) * width + Math.floor(now.x)] < now.distance || before.y > now.y + 3) return
  const light = lightAt(here)
  const [red, green, blue] = tone(light[0] * 1.25, light[1] * 1.25, light[2] * 1.25)
  const size = flake.size * 2 * now.scale
  context.globalAlpha = Math.min(0.85, 0.34 + size * 0.18)
  context.strokeStyle = `rgb(${red} ${green} ${blue})`
  context.lineWidth = Math.max(0.9, size)
  context.beginPath()
  context.moveTo(before.x, before.y)
  context.lineTo(now.x, now.y + 0.01)
  context.stroke()
}

function placeOf(flake, frame) {
  const share = frame / frameCount
  const fall = (((flake.start - flake.rounds * share * ceiling) % ceiling) + ceiling) % ceiling
  const gust = 0.5 * Math.sin(2 * Math.PI * share) + 0.25 * Math.sin(2 * Math.PI * (share * 3 + 0.2))
  const sway = flake.sway * Math.sin(2 * Math.PI * flake.swayRounds * share + flake.swayFrom)
  return [flake.x + gust + sway, fall, flake.z]
}
