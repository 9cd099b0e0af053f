import type { SipTimers } from '@domovoy/protocol/sip'
import type { Clock } from '../clock.ts'

/** Timers of one call: all that still wait are let go together with it. */
export function scopedTimers(clock: Clock): SipTimers & { stop(): void } {
  const waiting = new Set<() => void>()
  return {
    after: (delayMs, call) => {
      const cancel = () => {
        waiting.delete(cancel)
        stop()
      }
      const stop = clock.after(delayMs, () => {
        waiting.delete(cancel)
        call()
      })
      waiting.add(cancel)
      return cancel
    },
    stop: () => {
      for (const cancel of [...waiting]) cancel()
    },
  }
}
