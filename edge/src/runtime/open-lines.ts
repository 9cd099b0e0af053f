import type { InputLine } from '../door/input-line.ts'
import type { Relay } from '../door/relay.ts'
import { openOnoffInput } from '../drivers/onoff/open-onoff-input.ts'
import { openOnoffRelay } from '../drivers/onoff/open-onoff-relay.ts'
import { type SimGpio, startSimGpio } from '../drivers/sim/sim-gpio.ts'
import type { Clock } from './clock.ts'
import type { EdgeConfig, LineConfig } from './config.ts'
import { Parts, type Stoppable } from './lifecycle.ts'
import type { Log } from './log.ts'

/** The lines of a door, each by the driver that its configuration names. */
export type DoorLines = Stoppable & {
  relay: Relay
  inputs: { contact: InputLine | undefined; exit: InputLine | undefined; fire: InputLine | undefined }
}

export async function openLines(config: EdgeConfig, clock: Clock, log: Log): Promise<DoorLines> {
  const parts = new Parts(log)
  let sim: Promise<SimGpio> | undefined

  const { gpioSocket } = config
  const simulated = () => {
    if (!gpioSocket) throw new Error('gpioSocket is not set')
    sim ??= parts.start('gpio simulator', () => startSimGpio({ path: gpioSocket, clock, log }))
    return sim
  }
  async function openRelay(line: LineConfig): Promise<Relay> {
    if (line.driver === 'sim') return (await simulated()).relay(line.line)
    return await parts.start(`gpio ${line.gpio}`, () => openOnoffRelay(line))
  }
  async function openInput(line: LineConfig | undefined): Promise<InputLine | undefined> {
    if (!line) return undefined
    if (line.driver === 'sim') return (await simulated()).input(line.line)
    return await parts.start(`gpio ${line.gpio}`, () => openOnoffInput(line, clock, log))
  }

  const { lock, contact, exit, fire } = config.door
  return {
    relay: await openRelay(lock),
    inputs: { contact: await openInput(contact), exit: await openInput(exit), fire: await openInput(fire) },
    stop: () => parts.stop(),
  }
}
