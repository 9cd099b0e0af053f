import type { Face } from '../face.ts'
import type { Timers } from '../timers.ts'
import type { Behaviour } from './behaviour.ts'

const displayWidth = 16

/** One row of characters: a permanent text, and a temporary one over it for its time. A new permanent text ends both. */
export function textBehaviour(face: Face, timers: Timers): Behaviour {
  let permanent = ''
  let cancelEnd = () => {}
  return {
    answer(command) {
      if (command.type !== 'show-text') return undefined
      if (command.reader !== 0) return { type: 'nak', reason: 'unable-to-process' }
      cancelEnd()
      const text = command.text.slice(0, displayWidth).trimEnd()
      face.change({ text })
      if (command.seconds === undefined) permanent = text
      else cancelEnd = timers.setTimer(command.seconds * 1000, () => face.change({ text: permanent }))
      return { type: 'ack' }
    },
    stop: () => cancelEnd(),
  }
}
