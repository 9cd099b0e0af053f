import { act, element } from './control.js'

/** @typedef {import('../entrance-state.ts').EntranceState} EntranceState */

const doorway = element('doorway', HTMLElement)
const leaf = element('leaf', HTMLElement)

export function startDoorway() {
  leaf.addEventListener('click', () => void pushDoor())
}

/** Pushes; a leaf that the latch holds only rattles. */
export async function pushDoor() {
  if (doorway.dataset.pose === 'closed' && doorway.dataset.strike === 'locked') rattle()
  await act('/push')
}

/** @param {EntranceState} state */
export function showDoorway(state) {
  doorway.dataset.pose = state.door
  doorway.dataset.strike = state.lines.lock ? 'released' : 'locked'
  doorway.dataset.forced = String(state.leaf.forced)
  doorway.dataset.fire = String(state.lines.fire)
  doorway.style.setProperty('--angle', String(state.leaf.angleDeg))
}

function rattle() {
  const shift = (/** @type {number} */ x) => ({ transform: `translateX(${x}px)` })
  leaf.animate([shift(0), shift(-2), shift(1.5), shift(-1), shift(0)], { duration: 180, composite: 'add' })
}
