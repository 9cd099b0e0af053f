/** Journal records in one batch (`protocol/src/mqtt/journal-message.ts`). */
export const batchSize = 500
const resendMs = 10_000
/** A record waits so long for others: an opening writes several, and the lock goes first. */
const gatherMs = 10

export type Shipping = {
  isLinked: boolean
  isGathering: boolean
  /** The cloud holds everything up to this number. */
  through: number
  /** Number of the newest record. */
  last: number
  /** The one batch in flight. */
  sent: { first: number; last: number } | undefined
}

export type ShipTimer = 'gather' | 'resend'

export type ShipEvent =
  | { type: 'linked' }
  | { type: 'unlinked' }
  | { type: 'appended'; n: number }
  | { type: 'acknowledged'; through: number }
  | { type: 'timer'; timer: ShipTimer }

export type ShipEffect =
  | { do: 'send'; first: number; last: number }
  | { do: 'start-timer'; timer: ShipTimer; ms: number }
  | { do: 'cancel-timer'; timer: ShipTimer }
  | { do: 'acknowledge'; through: number }
  /** The cloud holds records that this controller never wrote: its database was lost, or another one uses its name. */
  | { do: 'report-diverged'; through: number }

/** How the journal goes to the cloud: in order, one batch in flight, sent again until it is acknowledged. */
export function shipStep(state: Shipping, event: ShipEvent): { state: Shipping; effects: ShipEffect[] } {
  switch (event.type) {
    case 'linked':
      return sendNext({ ...state, isLinked: true, sent: undefined })
    case 'unlinked':
      return {
        state: { ...state, isLinked: false, isGathering: false, sent: undefined },
        effects: [
          { do: 'cancel-timer', timer: 'gather' },
          { do: 'cancel-timer', timer: 'resend' },
        ],
      }
    case 'appended': {
      const next = { ...state, last: event.n }
      if (!state.isLinked || state.sent || state.isGathering) return { state: next, effects: [] }
      return {
        state: { ...next, isGathering: true },
        effects: [{ do: 'start-timer', timer: 'gather', ms: gatherMs }],
      }
    }
    case 'acknowledged':
      return acknowledged(state, event.through)
    case 'timer':
      if (event.timer === 'gather') return sendNext({ ...state, isGathering: false })
      return state.sent ? sendNext({ ...state, sent: undefined }) : { state, effects: [] }
  }
}

function acknowledged(state: Shipping, told: number): { state: Shipping; effects: ShipEffect[] } {
  const through = Math.min(told, state.last)
  const effects: ShipEffect[] = []
  if (told > state.last) effects.push({ do: 'report-diverged', through: told })
  if (through !== state.through) effects.push({ do: 'acknowledge', through })
  // The cloud wants what is in flight already: it did not take it, and asking it at once again would only make a loop.
  if (state.sent && state.sent.first === through + 1) return { state: { ...state, through }, effects }
  const next = sendNext({ ...state, through, sent: undefined })
  const cancel: ShipEffect[] = state.sent ? [{ do: 'cancel-timer', timer: 'resend' }] : []
  return { state: next.state, effects: [...effects, ...cancel, ...next.effects] }
}

function sendNext(state: Shipping): { state: Shipping; effects: ShipEffect[] } {
  const [first, last] = [state.through + 1, Math.min(state.through + batchSize, state.last)]
  if (!state.isLinked || state.sent || first > last) return { state, effects: [] }
  return {
    state: { ...state, sent: { first, last } },
    effects: [
      { do: 'send', first, last },
      { do: 'start-timer', timer: 'resend', ms: resendMs },
    ],
  }
}
