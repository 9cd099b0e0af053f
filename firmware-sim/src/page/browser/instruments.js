import { act, element } from './control.js'
import { pushDoor } from './doorway.js'
import { onLanguage, text } from './language.js'
import { tracedLines } from './trace.js'

/** @typedef {import('../entrance-state.ts').EntranceState} EntranceState */
/** @typedef {import('./language.js').TextKey} TextKey */

/** An input is seen for certain when it lasts longer than 400 ms (IEC 60839-11-1). */
const shortestPressMs = 500

const names = /** @type {const} */ ({ lock: 'lock', contact: 'contact', exit: 'exitLine', fire: 'fireLine' })
/** @type {EntranceState | undefined} */
let shown
/** @type {number | undefined} */
let lastPulseMs
let aheadMs = 0

export function startInstruments() {
  for (const line of tracedLines) {
    const row = document.createElement('li')
    row.id = `line-${line}`
    const lamp = document.createElement('i')
    lamp.className = 'line-lamp'
    row.append(lamp, document.createElement('b'), document.createElement('span'))
    element('lines', HTMLElement).append(row)
  }
  onLanguage(() => shown && showInstruments(shown, false))
  onLanguage(() => {
    for (const line of tracedLines) {
      const name = document.querySelector(`#line-${line} b`)
      if (name) name.textContent = text(names[line])
    }
  })

  element('push', HTMLElement).addEventListener('click', () => void pushDoor())
  element('kick', HTMLElement).addEventListener('click', () => void act('/kick'))
  onToggle('hold', () => act('/hold', { held: !shown?.leaf.held }))
  onToggle('fire', () => act('/fire', { active: !shown?.lines.fire }))
  onToggle('camera', () => act('/camera', { playing: !shown?.camera.playing }))
  startExit(element('exit', HTMLButtonElement))
  setInterval(showLastPulse, 250)
}

/** @param {EntranceState} state @param {boolean} isFirst */
export function showInstruments(state, isFirst) {
  shown = state
  aheadMs = state.nowMs - performance.timeOrigin - performance.now()
  if (isFirst) lastPulseMs = undefined
  for (const edge of state.lockEdges) if (edge.value) lastPulseMs = edge.atMs
  for (const line of tracedLines) {
    const on = state.lines[line]
    const row = element(`line-${line}`, HTMLElement)
    row.dataset.on = String(on)
    const word = row.querySelector('span')
    if (word) word.textContent = text(/** @type {TextKey} */ (`${names[line]}${on ? 'On' : 'Off'}`))
  }
  element('pulses', HTMLElement).textContent = String(state.lockPulses)
  element('viewers', HTMLElement).textContent = String(state.camera.clients)
  element('hold', HTMLElement).setAttribute('aria-pressed', String(state.leaf.held))
  element('exit', HTMLElement).setAttribute('aria-pressed', String(state.lines.exit))
  element('fire', HTMLElement).setAttribute('aria-checked', String(state.lines.fire))
  element('camera', HTMLElement).setAttribute('aria-checked', String(state.camera.playing))
  element('peer-gpio', HTMLElement).dataset.on = String(state.gpioClients > 0)
  element('peer-panel', HTMLElement).dataset.on = String(state.panel.online)
  element('peer-camera', HTMLElement).dataset.on = String(state.camera.playing)
  showLastPulse()
}

function showLastPulse() {
  if (lastPulseMs === undefined) return
  const agoS = (performance.timeOrigin + performance.now() + aheadMs - lastPulseMs) / 1000
  const shownS = agoS < 100 ? agoS.toFixed(agoS < 10 ? 1 : 0) : '> 99'
  element('last-pulse', HTMLElement).textContent = `−${shownS} ${text('seconds')}`
}

/** @param {string} id @param {() => Promise<void>} change */
function onToggle(id, change) {
  element(id, HTMLElement).addEventListener('click', () => void change())
}

/** Pressed as long as the finger stays, but never too short to be seen. @param {HTMLButtonElement} button */
function startExit(button) {
  let since = 0
  let isDown = false
  const press = () => {
    if (isDown) return
    isDown = true
    since = performance.now()
    void act('/exit', { pressed: true })
  }
  const release = () => {
    if (!isDown) return
    isDown = false
    const left = shortestPressMs - (performance.now() - since)
    setTimeout(() => !isDown && void act('/exit', { pressed: false }), Math.max(0, left))
  }
  button.addEventListener('pointerdown', (event) => {
    button.setPointerCapture(event.pointerId)
    press()
  })
  button.addEventListener('lostpointercapture', release)
  button.addEventListener('keydown', (event) => (event.key === ' ' || event.key === 'Enter') && press())
  button.addEventListener('keyup', release)
  button.addEventListener('blur', release)
}
