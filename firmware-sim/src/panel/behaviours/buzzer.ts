import type { Face } from '../face.ts'
import { playPattern } from '../pattern.ts'
import type { Timers } from '../timers.ts'
import type { Behaviour } from './behaviour.ts'

/** The panel's buzzer; it has one tone only. */
export function buzzerBehaviour(face: Face, timers: Timers): Behaviour {
  let stopPattern = () => {}
  return {
    answer(command) {
      if (command.type !== 'sound-buzzer') return undefined
      stopPattern()
      const show = (isOn: boolean) => face.change({ buzzer: isOn })
      if (command.tone === 'off' || command.tone === 'none') show(false)
      else stopPattern = playPattern(timers, command, show)
      return { type: 'ack' }
    },
    stop: () => stopPattern(),
  }
}
