import type { JournalEvent } from '@domovoy/protocol/journal'
import type { DoorStateName } from '@domovoy/protocol/mqtt'

/** What an installer sets per door (IEC 60839-11-1: both times are configuration). */
export type DoorRules = {
  id: string
  /** How long the lock is released by one grant. */
  pulseMs: number
  /** How long the door may stand open after a release before it counts as held. */
  permittedOpenMs: number
}

export type DoorState = {
  leaf: 'unknown' | 'closed' | 'open'
  /** How the leaf came to stand open; has a meaning only while it does. */
  opening: 'allowed' | 'held' | 'forced'
  /** A grant's release is running. */
  isReleased: boolean
  isFire: boolean
  isExitPressed: boolean
  /** Monotonic time at which a release ended last. */
  relockedAtMs: number
  isRelayFailing: boolean
}

export type DoorTimer = 'pulse' | 'open' | 'relay-retry'

export type DoorEvent =
  /** The daemon started: the lock's line is unknown. */
  | { type: 'started' }
  /** Somebody was let in; the one who granted writes the journal, in the transaction that takes the command. */
  | { type: 'grant' }
  | { type: 'exit'; isPressed: boolean }
  | { type: 'contact'; isOpen: boolean }
  | { type: 'fire'; isActive: boolean }
  | { type: 'timer'; timer: DoorTimer }
  | { type: 'relay-moved' }
  | { type: 'relay-failed'; isOn: boolean; message: string }

export type DoorEffect =
  | { do: 'set-relay'; isOn: boolean }
  /** Replaces a running timer of the same name. */
  | { do: 'start-timer'; timer: DoorTimer; ms: number }
  | { do: 'cancel-timer'; timer: DoorTimer }
  | { do: 'journal'; event: JournalEvent }
  | { do: 'state-changed'; name: DoorStateName }

/** Between the relock and the contact's report of a leaf that was pulled in time; an opening within it is not forced. */
export const relockGraceMs = 500
const relayRetryMs = 1_000
/** After a start the inputs are heard before the line is set, so that a restart during an alarm does not lock the door. */
const firstSetMs = 300

export const initialDoor: DoorState = {
  leaf: 'unknown',
  opening: 'allowed',
  isReleased: false,
  isFire: false,
  isExitPressed: false,
  relockedAtMs: Number.NEGATIVE_INFINITY,
  isRelayFailing: false,
}

/** Whether the lock is to be released: by a grant for a while, by fire for as long as it lasts. Nothing else ever is. */
function isRelayWanted(door: DoorState): boolean {
  return door.isFire || door.isReleased
}

/** What people see of a door. */
export function doorName(door: DoorState): DoorStateName {
  if (door.isFire) return 'fire'
  if (door.leaf === 'open') return door.opening === 'allowed' ? 'open' : door.opening
  return door.isReleased ? 'unlocked' : 'locked'
}

/**
 * What a door does next (IEC 60839-11-1). Fire overrides all.
 * @param nowMs monotonic
 * @returns effects in the order of their urgency: the lock first
 */
export function step(
  door: DoorState,
  event: DoorEvent,
  rules: DoorRules,
  nowMs: number,
): { door: DoorState; effects: DoorEffect[] } {
  const { next, effects } = decide(door, event, rules, nowMs)
  const isOn = isRelayWanted(next)
  const relay: DoorEffect[] = isOn === isRelayWanted(door) ? [] : [{ do: 'set-relay', isOn }]
  const name = doorName(next)
  const told: DoorEffect[] = name === doorName(door) ? [] : [{ do: 'state-changed', name }]
  return { door: next, effects: [...relay, ...effects, ...told] }
}

type Decision = { next: DoorState; effects: DoorEffect[] }

function decide(door: DoorState, event: DoorEvent, rules: DoorRules, nowMs: number): Decision {
  switch (event.type) {
    case 'started':
      return { next: door, effects: [startTimer('relay-retry', firstSetMs)] }
    case 'grant':
      return release(door, rules)
    case 'exit':
      return exit(door, event.isPressed, rules)
    case 'contact':
      return event.isOpen ? opened(door, rules, nowMs) : closed(door, rules)
    case 'fire':
      return event.isActive ? fireBegins(door, rules) : fireEnds(door, rules, nowMs)
    case 'timer':
      return timerEnded(door, event.timer, rules, nowMs)
    case 'relay-moved':
      return door.isRelayFailing
        ? { next: { ...door, isRelayFailing: false }, effects: [cancelTimer('relay-retry')] }
        : same(door)
    case 'relay-failed':
      return relayFailed(door, event, rules)
  }
}

/** A grant during a release prolongs it without another edge; into an open door it gives the next person the full time. */
function release(door: DoorState, rules: DoorRules): Decision {
  if (door.isFire) return same(door)
  const effects = [startTimer('pulse', rules.pulseMs)]
  if (door.leaf === 'open' && door.opening === 'allowed') effects.push(startTimer('open', rules.permittedOpenMs))
  return { next: { ...door, isReleased: true }, effects }
}

function exit(door: DoorState, isPressed: boolean, rules: DoorRules): Decision {
  if (isPressed === door.isExitPressed) return same(door)
  const pressed = { ...door, isExitPressed: isPressed }
  if (!isPressed) return same(pressed)
  const { next, effects } = release(pressed, rules)
  return { next, effects: [...effects, journal({ kind: 'granted', door: rules.id, via: 'exit' })] }
}

function opened(door: DoorState, rules: DoorRules, nowMs: number): Decision {
  if (door.leaf === 'open') return same(door)
  // What stood open before the daemon started came about in a way that nobody can tell any more.
  const isAllowed = isRelayWanted(door) || door.leaf === 'unknown' || nowMs - door.relockedAtMs <= relockGraceMs
  if (!isAllowed) {
    return {
      next: { ...door, leaf: 'open', opening: 'forced' },
      effects: [journal({ kind: 'forced', door: rules.id })],
    }
  }
  const effects: DoorEffect[] = door.isFire ? [] : [startTimer('open', rules.permittedOpenMs)]
  return {
    next: { ...door, leaf: 'open', opening: 'allowed' },
    effects: [...effects, journal({ kind: 'opened', door: rules.id })],
  }
}

function closed(door: DoorState, rules: DoorRules): Decision {
  if (door.leaf === 'closed') return same(door)
  if (door.leaf === 'unknown') return same({ ...door, leaf: 'closed' })
  return {
    next: { ...door, leaf: 'closed' },
    effects: [cancelTimer('open'), journal({ kind: 'closed', door: rules.id })],
  }
}

function fireBegins(door: DoorState, rules: DoorRules): Decision {
  if (door.isFire) return same(door)
  return {
    next: { ...door, isFire: true, isReleased: false },
    effects: [cancelTimer('pulse'), cancelTimer('open'), journal({ kind: 'fire', door: rules.id, active: true })],
  }
}

/** The alarm is over: the lock engages, and a leaf that stands open has the permitted time from now. */
function fireEnds(door: DoorState, rules: DoorRules, nowMs: number): Decision {
  if (!door.isFire) return same(door)
  const effects: DoorEffect[] = door.leaf === 'open' ? [startTimer('open', rules.permittedOpenMs)] : []
  return {
    next: { ...door, isFire: false, opening: 'allowed', relockedAtMs: nowMs },
    effects: [...effects, journal({ kind: 'fire', door: rules.id, active: false })],
  }
}

function timerEnded(door: DoorState, timer: DoorTimer, rules: DoorRules, nowMs: number): Decision {
  switch (timer) {
    case 'pulse':
      return door.isReleased ? same({ ...door, isReleased: false, relockedAtMs: nowMs }) : same(door)
    case 'open':
      if (door.isFire || door.leaf !== 'open' || door.opening !== 'allowed') return same(door)
      return { next: { ...door, opening: 'held' }, effects: [journal({ kind: 'held', door: rules.id })] }
    case 'relay-retry':
      return { next: door, effects: [{ do: 'set-relay', isOn: isRelayWanted(door) }] }
  }
}

/**
 * A release that failed is given up, never made up for later: nobody may stand there any more. To lock, and to stay
 * released in a fire, is tried until it works. The journal is told once per failure, not once per try.
 */
function relayFailed(door: DoorState, event: { isOn: boolean; message: string }, rules: DoorRules): Decision {
  const isGivenUp = event.isOn && door.isReleased
  const effects: DoorEffect[] = isGivenUp ? [cancelTimer('pulse')] : []
  // A release that is given up sets the line to off, whose own failure is tried again.
  if (!isGivenUp && event.isOn === isRelayWanted(door)) effects.push(startTimer('relay-retry', relayRetryMs))
  if (!door.isRelayFailing) {
    effects.push(journal({ kind: 'relay-failed', door: rules.id, message: event.message.slice(0, 200) }))
  }
  return { next: { ...door, isReleased: door.isReleased && !isGivenUp, isRelayFailing: true }, effects }
}

const same = (next: DoorState): Decision => ({ next, effects: [] })
const startTimer = (timer: DoorTimer, ms: number): DoorEffect => ({ do: 'start-timer', timer, ms })
const cancelTimer = (timer: DoorTimer): DoorEffect => ({ do: 'cancel-timer', timer })
const journal = (event: JournalEvent): DoorEffect => ({ do: 'journal', event })
