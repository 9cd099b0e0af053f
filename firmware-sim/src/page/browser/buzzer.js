import { element } from './control.js'

/** @typedef {import('../entrance-state.ts').EntranceState} EntranceState */

/** A piezo sounder's resonance. */
const toneHz = 2_400

const grille = element('grille', HTMLElement)
const soundButton = element('sound', HTMLButtonElement)
/** @type {{ context: AudioContext, gain: GainNode } | undefined} */
let sounder

/** Sound waits for a click: browsers allow none before, and most people want none. */
export function startBuzzer() {
  soundButton.addEventListener('click', () => {
    const on = soundButton.getAttribute('aria-pressed') !== 'true'
    soundButton.setAttribute('aria-pressed', String(on))
    if (on) sounder ??= createSounder()
    sound()
  })
}

/** @param {EntranceState} state */
export function showBuzzer(state) {
  grille.dataset.sounding = String(state.panel.buzzer)
  sound()
}

function sound() {
  if (!sounder) return
  const on = soundButton.getAttribute('aria-pressed') === 'true' && grille.dataset.sounding === 'true'
  sounder.gain.gain.setTargetAtTime(on ? 0.06 : 0, sounder.context.currentTime, 0.004)
}

function createSounder() {
  const context = new AudioContext()
  const tone = new OscillatorNode(context, { type: 'square', frequency: toneHz })
  const gain = new GainNode(context, { gain: 0 })
  tone.connect(gain).connect(context.destination)
  tone.start()
  return { context, gain }
}
