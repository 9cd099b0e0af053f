import { backoffMs } from '../../shared/live/backoff.ts'

/** Why there is no picture now. */
export type PictureTrouble =
  | 'camera-unavailable'
  | 'viewers-limit'
  | 'offline'
  /** The answer came, and no packet gets through. */
  | 'blocked'
  | 'unsupported'
  /** The browser starts no video without a tap (iPhone saving power). */
  | 'needs-tap'
  /** Frames stopped, or the line broke. */
  | 'interrupted'

/** What the picture's place shows. Instants in milliseconds, by one monotonic clock. */
export type PictureState =
  /** Nobody looks, or there is nothing to look at. */
  | { at: 'off' }
  | { at: 'connecting'; attempt: number; sinceMs: number; after: PictureTrouble | null }
  | { at: 'live'; lastFrameMs: number; sinceMs: number; attempt: number }
  | { at: 'waiting'; attempt: number; retryAtMs: number; trouble: PictureTrouble }
  /** Nothing comes by itself: no further tries. */
  | { at: 'stuck'; trouble: 'unsupported' | 'needs-tap' }

export type PictureEvent =
  /** The page is in view and the entrance can be watched. */
  | { type: 'watch' }
  | { type: 'leave' }
  | { type: 'frame' }
  | { type: 'failed'; trouble: PictureTrouble; random: number }
  /** The entrance came back: no reason to wait any longer. */
  | { type: 'back' }
  /** The person asks for the picture. */
  | { type: 'tap' }
  | { type: 'tick'; random: number }

export interface PictureStep {
  state: PictureState
  /** `connect` closes what was before. */
  effect: 'connect' | 'close' | 'none'
}

/** No frame for so long means frozen. */
export const frozenMs = 3_000
/** From the offer to the first frame at most. */
export const firstFrameMs = 10_000
/** A picture that lasted so long forgives the tries before it. */
const steadyMs = 10_000

/** What the picture does next. */
export function step(state: PictureState, event: PictureEvent, nowMs: number): PictureStep {
  switch (event.type) {
    case 'watch':
      return state.at === 'off' ? connect(0, null, nowMs) : same(state)
    case 'leave':
      return { state: { at: 'off' }, effect: state.at === 'off' ? 'none' : 'close' }
    case 'frame':
      return frame(state, nowMs)
    case 'failed':
      return state.at === 'connecting' || state.at === 'live'
        ? wait(state, event.trouble, event.random, nowMs)
        : same(state)
    case 'back':
      return state.at === 'waiting' ? connect(0, state.trouble, nowMs) : same(state)
    case 'tap':
      return state.at === 'stuck' && state.trouble === 'needs-tap' ? connect(0, null, nowMs) : same(state)
    case 'tick':
      return tick(state, event.random, nowMs)
  }
}

function tick(state: PictureState, random: number, nowMs: number): PictureStep {
  if (state.at === 'waiting' && nowMs >= state.retryAtMs) return connect(state.attempt, state.trouble, nowMs)
  if (state.at === 'connecting' && nowMs - state.sinceMs > firstFrameMs) return wait(state, 'blocked', random, nowMs)
  if (state.at === 'live' && nowMs - state.lastFrameMs > frozenMs) return wait(state, 'interrupted', random, nowMs)
  return same(state)
}

function frame(state: PictureState, nowMs: number): PictureStep {
  if (state.at === 'live') return same({ ...state, lastFrameMs: nowMs })
  if (state.at !== 'connecting') return same(state)
  return same({ at: 'live', lastFrameMs: nowMs, sinceMs: nowMs, attempt: state.attempt })
}

function connect(attempt: number, after: PictureTrouble | null, nowMs: number): PictureStep {
  return { state: { at: 'connecting', attempt, sinceMs: nowMs, after }, effect: 'connect' }
}

function wait(
  state: PictureState & { at: 'connecting' | 'live' },
  trouble: PictureTrouble,
  random: number,
  nowMs: number,
): PictureStep {
  if (trouble === 'unsupported' || trouble === 'needs-tap') return { state: { at: 'stuck', trouble }, effect: 'close' }
  const wasSteady = state.at === 'live' && nowMs - state.sinceMs >= steadyMs
  const attempt = wasSteady ? 0 : state.attempt
  const retryAtMs = nowMs + backoffMs(attempt, random)
  return { state: { at: 'waiting', attempt: attempt + 1, retryAtMs, trouble }, effect: 'close' }
}

function same(state: PictureState): PictureStep {
  return { state, effect: 'none' }
}
