/** @typedef {import('../entrance-state.ts').EntranceState} EntranceState */

/** A stream that is silent for so long has died without saying so. */
const retryMs = 1_000

/**
 * Follows the simulator's state. After a loss it asks again until it is answered.
 * @param {(state: EntranceState, isFirst: boolean) => void} onState `isFirst`: its edges are the whole trace, not an addition
 * @param {(link: 'live' | 'lost') => void} onLink
 */
export function follow(onState, onLink) {
  const stream = new EventSource('/stream')
  let isFirst = true
  stream.addEventListener('state', (event) => {
    /** @type {EntranceState} */
    const state = JSON.parse(event.data)
    onLink('live')
    onState(state, isFirst)
    isFirst = false
  })
  stream.addEventListener('error', () => {
    stream.close()
    onLink('lost')
    setTimeout(() => follow(onState, onLink), retryMs)
  })
}
