import { type Relay, RelayError } from '../../door/relay.ts'
import { loadOnoff } from './load-onoff.ts'

/** Which line, by the kernel's number under /sys/class/gpio. */
export type OnoffLine = { gpio: number; activeLow: boolean }

/**
 * Opens an output. Its value is left as it stands: a restart during a fire alarm must not lock the door for a moment.
 * @throws GpioUnavailableError, RelayError
 */
export async function openOnoffRelay(line: OnoffLine): Promise<Relay & { stop(): void }> {
  const { Gpio } = await loadOnoff()
  const gpio = attempt(
    line,
    () => new Gpio(line.gpio, 'out', 'none', { activeLow: line.activeLow, reconfigureDirection: false }),
  )
  return {
    // Written at once and not through the thread pool: a line in sysfs takes microseconds, and order is kept.
    set: async (isOn) => attempt(line, () => gpio.writeSync(isOn ? Gpio.HIGH : Gpio.LOW)),
    // The line stays exported with its last value: unexporting would leave it floating on some boards.
    stop: () => gpio.unwatchAll(),
  }
}

function attempt<T>(line: OnoffLine, act: () => T): T {
  try {
    return act()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new RelayError(`GPIO ${line.gpio}: ${reason}`, { cause })
  }
}
