import type { JournalEvent } from '@domovoy/protocol/journal'
import type { DoorStateName } from '@domovoy/protocol/mqtt'
import type { CancelTimer, Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import type { InputLine } from './input-line.ts'
import {
  type DoorEffect,
  type DoorEvent,
  type DoorRules,
  type DoorTimer,
  doorName,
  initialDoor,
  step,
} from './machine.ts'
import type { Relay } from './relay.ts'

/** One door: its lock, its inputs and its clockwork. */
export type Door = {
  id: string
  /** How long one release lasts. */
  pulseMs: number
  state(): DoorStateName
  /**
   * Releases the lock once. The caller has written the grant to the journal.
   * @returns true once the line has moved (or stands released already); false when it could not be driven, and then it
   * will not move later either
   */
  grant(): Promise<boolean>
  /** Locks the door, unless fire holds it released. */
  stop(): Promise<void>
}

export type DoorOptions = {
  rules: DoorRules
  relay: Relay
  inputs: { contact?: InputLine | undefined; exit?: InputLine | undefined; fire?: InputLine | undefined }
  clock: Clock
  log: Log
  /** Writes down what happened; must not throw: the lock moves whether or not the disk is full. */
  note: (event: JournalEvent) => void
  onState: (name: DoorStateName) => void
}

/** Starts a door: the shell around `machine.ts`, which owns the relay and the timers and decides nothing. */
export function startDoor(options: DoorOptions): Door {
  const { rules, relay, inputs, clock, log, note, onState } = options
  const timers = new Map<DoorTimer, CancelTimer>()
  let door = initialDoor
  /** How the newest wish for the line ended. */
  let moved: Promise<boolean> = Promise.resolve(true)
  let isStopped = false

  function dispatch(event: DoorEvent): void {
    if (isStopped) return
    const next = step(door, event, rules, clock.monotonicMs())
    door = next.door
    for (const effect of next.effects) perform(effect)
  }

  function perform(effect: DoorEffect): void {
    switch (effect.do) {
      case 'set-relay':
        moved = move(effect.isOn)
        return
      case 'start-timer':
        timers.get(effect.timer)?.()
        timers.set(
          effect.timer,
          clock.setTimer(effect.ms, () => dispatch({ type: 'timer', timer: effect.timer })),
        )
        return
      case 'cancel-timer':
        timers.get(effect.timer)?.()
        timers.delete(effect.timer)
        return
      case 'journal':
        note(effect.event)
        return
      case 'state-changed':
        log.info({ door: rules.id, state: effect.name }, 'door')
        onState(effect.name)
    }
  }

  async function move(isOn: boolean): Promise<boolean> {
    try {
      await relay.set(isOn)
      dispatch({ type: 'relay-moved' })
      return true
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      log[door.isRelayFailing ? 'debug' : 'warn']({ door: rules.id, isOn, message }, 'the lock could not be driven')
      dispatch({ type: 'relay-failed', isOn, message })
      return false
    }
  }

  const unwatch = [
    inputs.fire?.watch((isActive) => dispatch({ type: 'fire', isActive })),
    inputs.contact?.watch((isOpen) => dispatch({ type: 'contact', isOpen })),
    inputs.exit?.watch((isPressed) => dispatch({ type: 'exit', isPressed })),
  ]
  dispatch({ type: 'started' })

  return {
    id: rules.id,
    pulseMs: rules.pulseMs,
    state: () => doorName(door),
    grant() {
      dispatch({ type: 'grant' })
      return moved
    },
    async stop() {
      isStopped = true
      for (const stopWatching of unwatch) stopWatching?.()
      for (const cancel of timers.values()) cancel()
      if (door.isFire) return
      try {
        await relay.set(false)
      } catch (err) {
        log.error({ err, door: rules.id }, 'the lock could not be driven at the stop')
      }
    },
  }
}
