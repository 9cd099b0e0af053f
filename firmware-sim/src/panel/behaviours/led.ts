import type { LedControl, LedPattern } from '@domovoy/protocol/osdp'
import type { Face } from '../face.ts'
import { playPattern, ticksMs } from '../pattern.ts'
import type { Timers } from '../timers.ts'
import type { Behaviour } from './behaviour.ts'

/** The panel's one LED: a permanent pattern, and a temporary one over it for its time. */
export function ledBehaviour(face: Face, timers: Timers): Behaviour {
  let permanent: LedPattern = { onTicks: 1, offTicks: 0, onColor: 'black', offColor: 'black' }
  let isTemporary = false
  let stopPattern = () => {}
  let cancelEnd = () => {}

  function play(pattern: LedPattern): void {
    stopPattern()
    const { onTicks, offTicks, onColor, offColor } = pattern
    stopPattern = playPattern(timers, { onTicks, offTicks, count: 0 }, (isOn) =>
      face.change({ led: isOn ? onColor : offColor }),
    )
  }

  function endTemporary(): void {
    cancelEnd()
    isTemporary = false
    play(permanent)
  }

  function set(control: LedControl): void {
    if (control.permanent !== 'keep') permanent = control.permanent
    if (control.temporary === 'cancel') endTemporary()
    else if (control.temporary !== 'keep') {
      cancelEnd()
      isTemporary = true
      play(control.temporary)
      cancelEnd = timers.setTimer(ticksMs(control.temporary.ticks), endTemporary)
    } else if (control.permanent !== 'keep' && !isTemporary) play(permanent)
  }

  return {
    answer(command) {
      if (command.type !== 'set-leds') return undefined
      if (command.leds.some(({ reader, led }) => reader !== 0 || led !== 0)) {
        return { type: 'nak', reason: 'unable-to-process' }
      }
      for (const control of command.leds) set(control)
      return { type: 'ack' }
    },
    stop() {
      stopPattern()
      cancelEnd()
    },
  }
}
