import { height, width } from './lens.js'
import { makeLights } from './lights.js'
import { courtyard } from './plate.js'
import { makeSnowfall } from './snowfall.js'
import { actorsAt } from './timeline.js'
import { tone } from './tone.js'
import { drawTrees } from './trees.js'

const whole = { x: 0, y: 0, w: width, h: height }

/**
 * Prepares the film: the still picture in `stillPasses` passes, those who move in `actorPasses`.
 * @returns `draw(frame)`, which gives the canvas with that frame, without the counter
 */
export async function prepareFilm({ fragmentSource, stillPasses, actorPasses, report }) {
  const render = courtyard(fragmentSource)
  const still = await render(whole, stillPasses, {
    onPass: (pass) => report(`still picture: pass ${pass} of ${stillPasses}`),
  })
  const plate = average(still)
  const scene = { plate, few: still.slice(0, actorPasses), distance: plate.filter((_, i) => i % 4 === 3) }
  scene.trees = drawTrees(scene.distance)
  const snowDistance = scene.distance.map((value, i) =>
    scene.trees.pixels[i * 4 + 3] > 128 ? Math.min(value, scene.trees.distance[i]) : value,
  )
  const backdrop = new OffscreenCanvas(width, height)
  backdrop.getContext('2d').putImageData(develop(scene, whole, null), 0, 0)
  const bloom = makeBloom(plate)
  const lights = makeLights(plate)
  const snowfall = makeSnowfall()
  const vignette = makeVignette()
  const poses = new Map()
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')

  return async function draw(frame) {
    const { walker, walkerArea, cat, catArea } = actorsAt(frame)
    const distance = snowDistance.slice()
    context.drawImage(backdrop, 0, 0)
    const key = cat.join()
    if (!poses.has(key)) poses.set(key, await render(catArea, actorPasses, { moving: { cat } }))
    put(context, scene, catArea, poses.get(key), distance)
    if (walkerArea)
      put(context, scene, walkerArea, await render(walkerArea, actorPasses, { moving: { walker } }), distance)
    context.globalCompositeOperation = 'lighter'
    context.drawImage(bloom, 0, 0)
    context.globalCompositeOperation = 'source-over'
    lights(context, frame)
    snowfall(context, frame, distance)
    context.drawImage(vignette, 0, 0)
    return canvas
  }
}

/** The passes' mean light; the distance is the first one's, since between near and far nothing stands. */
function average(passes) {
  const mean = passes[0].slice()
  for (let i = 0; i < mean.length; i++) {
    if (i % 4 === 3) continue
    for (const pass of passes.slice(1)) mean[i] += pass[i]
    mean[i] /= passes.length
  }
  return mean
}

function put(context, scene, area, moving, distance) {
  context.putImageData(develop(scene, area, moving), area.x, area.y)
  for (let y = 0; y < area.h; y++)
    for (let x = 0; x < area.w; x++) {
      const at = (area.y + y) * width + area.x + x
      distance[at] = Math.min(distance[at], distanceIn(moving, y * area.w + x))
    }
}

/** How far away the moving ones are at a pixel of their area; infinite where they are not. */
function distanceIn(moving, pixel) {
  return moving?.[0][pixel * 4 + 3] || Number.POSITIVE_INFINITY
}

/**
 * Screen colours of an area. What moves is added as the difference between passes with and without it, so that everything
 * that stands still keeps exactly the pixels of the still picture.
 */
function develop({ plate, few, distance, trees }, area, moving) {
  const image = new ImageData(area.w, area.h)
  for (let y = 0; y < area.h; y++)
    for (let x = 0; x < area.w; x++) {
      const at = (area.y + y) * width + area.x + x
      const pixel = y * area.w + x
      const light = [0, 1, 2].map((c) => plate[at * 4 + c])
      for (const [index, pass] of (moving ?? []).entries()) {
        if (pass[pixel * 4 + 3] === 0) continue
        for (let c = 0; c < 3; c++) light[c] += (pass[pixel * 4 + c] - few[index][at * 4 + c]) / few.length
      }
      const colour = tone(...light)
      const seen = Math.min(distance[at], distanceIn(moving, pixel))
      const cover = trees.distance[at] > 0 && trees.distance[at] - 0.4 < seen ? trees.pixels[at * 4 + 3] / 255 : 0
      for (let c = 0; c < 3; c++) image.data[pixel * 4 + c] = colour[c] + (trees.pixels[at * 4 + c] - colour[c]) * cover
      image.data[pixel * 4 + 3] = 255
    }
  return image
}

/** What shines brighter than the picture can show spreads around itself, as in a cheap lens. */
function makeBloom(plate) {
  const bright = new OffscreenCanvas(width, height)
  const image = new ImageData(width, height)
  for (let i = 0; i < width * height; i++) {
    const y = Math.floor(i / width)
    for (let c = 0; c < 3; c++)
      image.data[i * 4 + c] = y < 340 ? 255 * Math.min(1, Math.max(0, plate[i * 4 + c] - 0.3) * 0.9) : 0
    image.data[i * 4 + 3] = 255
  }
  bright.getContext('2d').putImageData(image, 0, 0)
  const bloom = new OffscreenCanvas(width, height)
  const context = bloom.getContext('2d')
  context.fillStyle = 'black'
  context.fillRect(0, 0, width, height)
  context.globalCompositeOperation = 'lighter'
  for (const [radius, power] of [
    [2.5, 0.3],
    [9, 0.34],
    [34, 0.6],
  ]) {
    context.filter = `blur(${radius}px)`
    context.globalAlpha = power
    context.drawImage(bright, 0, 0)
  }
  return bloom
}

function makeVignette() {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  const shade = context.createRadialGradient(width / 2, height / 2, height * 0.52, width / 2, height / 2, height * 1.04)
  shade.addColorStop(0, 'rgb(4 6 14 / 0)')
  shade.addColorStop(0.6, 'rgb(4 6 14 / 0.28)')
  shade.addColorStop(1, 'rgb(4 6 14 / 0.8)')
  context.fillStyle = shade
  context.fillRect(0, 0, width, height)
  return canvas
}
