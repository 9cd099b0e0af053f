import type { DoorStateName } from '../../shared/api/types.ts'
import type { OpenFailure } from './open-failure.ts'

/** What the button shows. Instants are milliseconds since the epoch by the browser's clock. */
export type OpenState =
  | { at: 'idle' }
  | { at: 'sending'; key: string; sinceMs: number }
  /** `isSeen`: the door itself has reported that it is released. */
  | { at: 'opened'; sinceMs: number; releaseMs: number; untilMs: number; isSeen: boolean }
  | { at: 'failed'; key: string; sinceMs: number; failure: OpenFailure }

export type OpenEvent =
  | { type: 'tap'; key: string }
  | { type: 'answered'; key: string }
  | { type: 'failed'; key: string; failure: OpenFailure }
  /** The journal tells that this person opened the door. */
  | { type: 'journal' }
  | { type: 'door'; state: DoorStateName | null }
  /** The controller went away: that says more than an earlier failure. */
  | { type: 'away' }
  /** The controller is connected again. */
  | { type: 'back' }
  | { type: 'tick' }

/** How long a release lasts where the door has not said. */
export const usualReleaseMs = 3_000
/** A door that said it is released, and then nothing for so long after the release's end, is no longer heard. */
const lostWordMs = 10_000
/** Success is shown at least so long, even when the leaf is pulled open at once. */
const leastShownMs = 1_500
/** A journal event that comes so long after a lost answer still belongs to that tap. */
const lateMs = 15_000

/**
 * What the button does next. Answers to an earlier tap change nothing.
 * @param releaseMs how long this door's release lasts; its reports have the last word
 */
export function step(state: OpenState, event: OpenEvent, nowMs: number, releaseMs = usualReleaseMs): OpenState {
  switch (event.type) {
    case 'tap':
      return state.at === 'idle' || state.at === 'failed' ? { at: 'sending', key: event.key, sinceMs: nowMs } : state
    case 'answered':
      return state.at === 'sending' && state.key === event.key ? opened(nowMs, releaseMs) : state
    case 'failed':
      return state.at === 'sending' && state.key === event.key
        ? { at: 'failed', key: event.key, sinceMs: nowMs, failure: event.failure }
        : state
    case 'journal':
      return wasLost(state, nowMs) ? opened(nowMs, releaseMs) : state
    case 'door':
      return state.at === 'opened' ? afterReport(state, event.state, nowMs) : state
    case 'away':
      return state.at === 'failed' ? { at: 'idle' } : state
    case 'back':
      return state.at === 'failed' && state.failure.kind === 'offline' ? { at: 'idle' } : state
    case 'tick':
      return state.at === 'opened' && nowMs >= state.untilMs + (state.isSeen ? lostWordMs : 0) ? { at: 'idle' } : state
  }
}

function opened(nowMs: number, releaseMs: number): OpenState {
  return { at: 'opened', sinceMs: nowMs, releaseMs, untilMs: nowMs + releaseMs, isSeen: false }
}

function wasLost(state: OpenState, nowMs: number): boolean {
  if (state.at !== 'failed' || nowMs - state.sinceMs > lateMs) return false
  return state.failure.kind === 'lost' || state.failure.kind === 'silent'
}

/** The lock's own word: released holds the green as long as it lasts, anything else ends it. */
function afterReport(state: OpenState & { at: 'opened' }, door: DoorStateName | null, nowMs: number): OpenState {
  if (door === 'unlocked') return state.isSeen ? state : { ...state, isSeen: true }
  if (!state.isSeen) return state
  return { ...state, isSeen: false, untilMs: Math.max(nowMs, state.sinceMs + leastShownMs) }
}
