import { lamps } from './lamps.js'
import { eye, height, lensScale, pitch, width } from './lens.js'

/** Where nobody walks and the cat looks at the camera. */
const stillActors = { walker: [0, -10, 0, 0], cat: [0, 0, 0, 0] }

const bandHeight = 40

/**
 * The courtyard on the (software) GPU.
 * @returns `render(area, passes, options)`: renders an area of the picture in differently jittered passes and gives them one
 * by one: linear light and distance, four floats a pixel, top row first. With `moving`, those who move stand where it says
 * and pixels that they do not touch are left out (distance 0).
 */
export function courtyard(fragmentSource) {
  const canvas = new OffscreenCanvas(width, height)
  const gl = canvas.getContext('webgl2', { antialias: false })
  if (!gl?.getExtension('EXT_color_buffer_float')) throw new Error('this Chromium renders no float textures')
  const uniform = prepare(gl, fragmentSource)

  return async function render(area, passes, { moving, onPass } = {}) {
    const { walker, cat } = { ...stillActors, ...moving }
    gl.uniform4fv(uniform('walker'), walker)
    gl.uniform4fv(uniform('cat'), cat)
    gl.uniform1f(uniform('onlyMoved'), moving ? 1 : 0)
    const images = []
    for (let pass = 0; pass < passes; pass++) {
      gl.uniform2f(uniform('jitter'), halton(pass + 1, 2) - 0.5, halton(pass + 1, 3) - 0.5)
      images.push(await renderPass(gl, area))
      onPass?.(pass + 1)
    }
    return images
  }
}

async function renderPass(gl, { x, y, w, h }) {
  const image = new Float32Array(w * h * 4)
  for (let top = 0; top < h; top += bandHeight) {
    const rows = Math.min(bandHeight, h - top)
    const bottom = height - (y + top + rows)
    const band = new Float32Array(w * rows * 4)
    gl.scissor(x, bottom, w, rows)
    gl.drawArrays(gl.TRIANGLES, 0, 3)
    gl.readPixels(x, bottom, w, rows, gl.RGBA, gl.FLOAT, band)
    for (let row = 0; row < rows; row++)
      image.set(band.subarray(row * w * 4, (row + 1) * w * 4), (top + rows - 1 - row) * w * 4)
    // Lets go of the page's thread between bands.
    await new Promise((resolve) => setTimeout(resolve))
  }
  // A single spark must not outshine its pixel's other passes.
  for (let i = 0; i < image.length; i++) if (i % 4 !== 3) image[i] = Math.min(4, Math.max(0, image[i]))
  return image
}

function prepare(gl, fragmentSource) {
  const program = link(gl, fragmentSource)
  const texture = gl.createTexture()
  gl.bindTexture(gl.TEXTURE_2D, texture)
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, width, height)
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer())
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0)
  gl.viewport(0, 0, width, height)
  gl.enable(gl.SCISSOR_TEST)
  gl.useProgram(program)
  const uniform = (name) => gl.getUniformLocation(program, name)
  gl.uniform2f(uniform('size'), width, height)
  gl.uniform1f(uniform('lensScale'), lensScale)
  gl.uniform1f(uniform('pitch'), pitch)
  gl.uniform3fv(uniform('eye'), eye)
  gl.uniform4fv(
    uniform('lamps'),
    lamps.flatMap((lamp) => [...lamp.at, lamp.power]),
  )
  gl.uniform3fv(
    uniform('lampColours'),
    lamps.flatMap((lamp) => lamp.colour),
  )
  return uniform
}

function link(gl, fragmentSource) {
  const program = gl.createProgram()
  const sources = [
    [
      gl.VERTEX_SHADER,
      '#version 300 es\nvoid main() { gl_Position = vec4(gl_VertexID == 1 ? 3 : -1, gl_VertexID == 2 ? 3 : -1, 0, 1); }',
    ],
    [gl.FRAGMENT_SHADER, fragmentSource],
  ]
  for (const [type, source] of sources) {
    const shader = gl.createShader(type)
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader))
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program))
  return program
}

/** Evenly spread offsets within a pixel. */
function halton(index, base) {
  let result = 0
  let fraction = 1 / base
  for (let i = index; i > 0; i = Math.floor(i / base)) {
    result += (i % base) * fraction
    fraction /= base
  }
  return result
}
