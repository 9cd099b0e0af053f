import type { InputLine } from '../../door/input-line.ts'
import type { Clock } from '../../runtime/clock.ts'
import type { Log } from '../../runtime/log.ts'
import { loadOnoff } from './load-onoff.ts'
import type { OnoffLine } from './open-onoff-relay.ts'

/**
 * How often a line is read beside its interrupts. It tells the first value, heals a missed edge, and serves lines without
 * interrupts; an input of 400 ms (IEC 60839-11-1) is seen even so.
 */
const rereadMs = 100
const debounceMs = 10

/**
 * Opens a watched input.
 * @throws GpioUnavailableError, and the system's error when the line cannot be opened
 */
export async function openOnoffInput(line: OnoffLine, clock: Clock, log: Log): Promise<InputLine & { stop(): void }> {
  const { Gpio } = await loadOnoff()
  const gpio = new Gpio(line.gpio, 'in', 'both', { activeLow: line.activeLow, debounceTimeout: debounceMs })
  const listeners = new Set<(isActive: boolean) => void>()
  let known: boolean | undefined
  let isReadable = true
  let hasInterrupts = false
  let cancel = () => {}

  function tell(isActive: boolean): void {
    if (isActive === known) return
    known = isActive
    for (const listener of listeners) listener(isActive)
  }

  function read(): void {
    try {
      tell(gpio.readSync() === Gpio.HIGH)
      isReadable = true
    } catch (err) {
      if (isReadable) log.error({ err, gpio: line.gpio }, 'an input cannot be read')
      isReadable = false
    }
  }

  function reread(): void {
    read()
    cancel = clock.setTimer(rereadMs, reread)
  }

  try {
    gpio.watch((error) => (error ? undefined : read()))
    hasInterrupts = true
  } catch (err) {
    log.warn({ err, gpio: line.gpio, rereadMs }, 'the line has no interrupts: it is read at intervals')
  }
  reread()

  return {
    watch(listener) {
      listeners.add(listener)
      if (known !== undefined) listener(known)
      return () => void listeners.delete(listener)
    },
    stop() {
      cancel()
      if (hasInterrupts) gpio.unwatchAll()
    },
  }
}
