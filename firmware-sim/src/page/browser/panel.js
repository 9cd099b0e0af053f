import { act, element } from './control.js'
import { onLanguage, text } from './language.js'

/** @typedef {import('../entrance-state.ts').EntranceState} EntranceState */

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']

/** @type {{ uid: string, look: string, name: import('./language.js').TextKey }[]} */
const sampleCards = [
  { uid: '04A1B2C3', look: 'resident', name: 'cardResident' },
  { uid: '0A00FF31C7', look: 'fob', name: 'cardFob' },
  { uid: 'DEADBEEF', look: 'stranger', name: 'cardStranger' },
]

const panel = element('panel', HTMLElement)
const reader = element('reader', HTMLElement)
const display = element('display', HTMLElement)
const eye = element('eye', HTMLElement)

export function startPanel() {
  for (const key of keys) addKey(key)
  for (const card of sampleCards) addCard(card)
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    // A focused button keeps Enter and Space for itself.
    const onButton = event.target instanceof HTMLButtonElement
    const key = event.key === 'Enter' && !onButton ? '#' : event.key
    if (keys.includes(key)) press(key)
    else if (event.key === ' ' && !onButton) {
      event.preventDefault()
      void act('/push')
    }
  })
}

/** @param {EntranceState} state */
export function showPanel(state) {
  panel.dataset.led = state.panel.led
  panel.dataset.online = String(state.panel.online)
  eye.dataset.playing = String(state.camera.playing)
  if (display.textContent !== state.panel.text) display.textContent = state.panel.text
}

/** @param {string} key */
function press(key) {
  const button = document.querySelector(`.key[data-key="${CSS.escape(key)}"]`)
  button?.animate([{ transform: 'scale(.93)', filter: 'brightness(1.25)' }, {}], { duration: 220, easing: 'ease-out' })
  navigator.vibrate?.(12)
  void act('/key', { key })
}

/** @param {string} key */
function addKey(key) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'key'
  button.dataset.key = key
  button.textContent = key === '*' ? '∗' : key
  button.setAttribute('aria-label', key)
  button.addEventListener('click', () => press(key))
  element('keys', HTMLElement).append(button)
}

/** @param {(typeof sampleCards)[number]} card */
function addCard({ uid, look, name }) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `card ${look}`
  const label = document.createElement('b')
  const number = document.createElement('span')
  number.textContent = uid.replace(/(..)(?=.)/g, '$1 ')
  button.append(label, number)
  onLanguage(() => {
    label.textContent = text(name)
  })
  makeDraggable(button, uid)
  element('cards', HTMLElement).append(button)
}

/** A card is carried to the reader by pointer, or flies there by itself when it is only clicked. */
/** @param {HTMLElement} card @param {string} uid */
function makeDraggable(card, uid) {
  /** @type {{ x: number, y: number, moved: boolean } | undefined} */
  let grip
  card.addEventListener('pointerdown', (event) => {
    grip = { x: event.clientX, y: event.clientY, moved: false }
    card.setPointerCapture(event.pointerId)
  })
  card.addEventListener('pointermove', (event) => {
    if (!grip) return
    const x = event.clientX - grip.x
    const y = event.clientY - grip.y
    if (!grip.moved && Math.hypot(x, y) < 6) return
    grip.moved = true
    card.classList.add('carried')
    card.style.transform = `translate(${x}px, ${y}px) rotate(-4deg)`
    reader.classList.toggle('near', isOverReader(event.clientX, event.clientY))
  })
  card.addEventListener('pointerup', (event) => {
    if (grip?.moved && isOverReader(event.clientX, event.clientY)) void act('/card', { uid })
  })
  card.addEventListener('lostpointercapture', () => {
    card.classList.remove('carried')
    reader.classList.remove('near')
    card.style.transform = ''
  })
  card.addEventListener('click', () => {
    const wasCarried = grip?.moved === true
    grip = undefined
    if (!wasCarried) fly(card, uid)
  })
}

/** @param {HTMLElement} card @param {string} uid */
function fly(card, uid) {
  const from = card.getBoundingClientRect()
  const to = reader.getBoundingClientRect()
  const x = to.left + to.width / 2 - from.left - from.width / 2
  const y = to.top + to.height / 2 - from.top - from.height / 2
  const near = `translate(${x}px, ${y}px) rotate(-3deg) scale(.86)`
  card.animate([{}, { transform: near, offset: 0.4 }, { transform: near, offset: 0.65 }, {}], {
    duration: 900,
    easing: 'ease-in-out',
  })
  setTimeout(() => void act('/card', { uid }), 360)
}

/** @param {number} x @param {number} y */
function isOverReader(x, y) {
  const { left, right, top, bottom } = reader.getBoundingClientRect()
  const margin = 24
  return x > left - margin && x < right + margin && y > top - margin && y < bottom + margin
}
