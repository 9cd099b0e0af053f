import { element } from './control.js'

/** @typedef {import('../entrance-state.ts').EntranceState} EntranceState */
/** @typedef {EntranceState['edges'][number]} Edge */

/** The rows of the scope, from the top. */
export const tracedLines = /** @type {const} */ (['lock', 'contact', 'exit', 'fire'])
const tracedMs = 30_000

const canvas = element('trace', HTMLCanvasElement)
/** @type {Edge[]} */
let edges = []
/** @type {EntranceState['lines']} */
let lines = { lock: false, contact: false, exit: false, fire: false }
/** How far the simulator's clock is ahead of the browser's. */
let aheadMs = 0

export function startTrace() {
  const draw = () => {
    drawTrace()
    requestAnimationFrame(draw)
  }
  draw()
}

/** @param {EntranceState} state @param {boolean} isFirst */
export function traceState(state, isFirst) {
  aheadMs = state.nowMs - browserNowMs()
  edges = [...(isFirst ? [] : edges), ...state.edges].filter((edge) => edge.atMs > state.nowMs - 2 * tracedMs)
  lines = state.lines
}

const browserNowMs = () => performance.timeOrigin + performance.now()

function drawTrace() {
  const { clientWidth: width, clientHeight: height } = canvas
  const scale = devicePixelRatio
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
  }
  const pen = canvas.getContext('2d')
  if (!pen) return
  const style = getComputedStyle(canvas)
  pen.setTransform(scale, 0, 0, scale, 0, 0)
  pen.clearRect(0, 0, width, height)
  const endMs = browserNowMs() + aheadMs
  const x = (/** @type {number} */ atMs) => width - 3 - ((endMs - atMs) / tracedMs) * (width - 3)

  pen.strokeStyle = style.getPropertyValue('--scope-grid')
  pen.lineWidth = 1
  pen.beginPath()
  for (let atMs = Math.ceil((endMs - tracedMs) / 5000) * 5000; atMs < endMs; atMs += 5000) {
    pen.moveTo(Math.round(x(atMs)) + 0.5, 0)
    pen.lineTo(Math.round(x(atMs)) + 0.5, height)
  }
  pen.stroke()

  const rowHeight = height / tracedLines.length
  for (const [row, line] of tracedLines.entries()) {
    const low = Math.round((row + 1) * rowHeight - rowHeight * 0.26) + 0.5
    const high = Math.round(row * rowHeight + rowHeight * 0.26) + 0.5
    const own = edges.filter((edge) => edge.line === line)
    drawLine(pen, own, lines[line], { x, low, high, width, colour: style.getPropertyValue(`--line-${line}`) })
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Edge[]} own
 * @param {boolean} value what the line carries now
 * @param {{ x: (atMs: number) => number, low: number, high: number, width: number, colour: string }} row
 */
function drawLine(pen, own, value, { x, low, high, width, colour }) {
  const first = own[0]
  let level = first ? !first.value : value
  const y = () => (level ? high : low)
  const path = new Path2D()
  path.moveTo(0, y())
  pen.fillStyle = colour
  pen.globalAlpha = 0.16
  let from = 0
  for (const edge of own) {
    const at = Math.max(0, x(edge.atMs))
    if (level) pen.fillRect(from, high, at - from, low - high)
    path.lineTo(at, y())
    level = edge.value
    path.lineTo(at, y())
    from = at
  }
  if (level) pen.fillRect(from, high, width - 3 - from, low - high)
  pen.globalAlpha = 1
  path.lineTo(width - 3, y())
  pen.strokeStyle = colour
  pen.lineWidth = 1.75
  pen.lineJoin = 'round'
  pen.stroke(path)
  pen.fillStyle = colour
  pen.beginPath()
  pen.arc(width - 3, y(), 2.75, 0, 2 * Math.PI)
  pen.fill()
}
