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
  /** Number of the oldest record that is kept: what is older was pruned, and nobody can ask for it any more. */
  oldest: number
  /** The one batch in flight. */
  sent: { first: number; last: number } | undefined
}

export type ShipTimer = 'gather' | 'resend'

export type ShipEvent =
  | { type: 'linked' }
  | { type: 'unlinked' }
  | { type: 'appended'; n: number }
  /** `through`, `last`: as in `JournalAck`; `oldest`: as in `Shipping`, at this moment. */
  | { type: 'acknowledged'; through: number; last?: number | undefined; oldest: number }
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
      return acknowledged({ ...state, oldest: event.oldest }, event.through, event.last)
    case 'timer':
      if (event.timer === 'gather') return sendNext({ ...state, isGathering: false })
      return state.sent ? sendNext({ ...state, sent: undefined }) : { state, effects: [] }
  }
}

/**
 * Only what was sent counts as held, whatever number the cloud names: where it holds more, that may be the journal that a
 * lost database took with it, and the cloud tells the two apart by the first record of ours that differs.
 */
function acknowledged(
  state: Shipping,
  told: number,
  answersUpTo = state.sent?.last ?? state.through,
): { state: Shipping; effects: ShipEffect[] } {
  const through = Math.min(told, answersUpTo, state.last)
  const effects: ShipEffect[] = []
  if (told > state.last) effects.push({ do: 'report-diverged', through: told })
  if (through !== state.through) effects.push({ do: 'acknowledge', through })
  const heard = { ...state, through }
  // The cloud wants what is in flight already: it did not take it, and asking it at once again would only make a loop.
  if (state.sent && state.sent.first === firstWanted(heard)) return { state: heard, effects }
  const next = sendNext({ ...heard, sent: undefined })
  const cancel: ShipEffect[] = state.sent ? [{ do: 'cancel-timer', timer: 'resend' }] : []
  return { state: next.state, effects: [...effects, ...cancel, ...next.effects] }
}

/** A cloud that was restored to before the oldest record gets that one: it takes the hole for a gap once it has seen it thrice. */
function firstWanted({ through, oldest }: Shipping): number {
  return Math.max(through + 1, oldest)
}

function sendNext(state: Shipping): { state: Shipping; effects: ShipEffect[] } {
  const first = firstWanted(state)
  const last = Math.min(first + batchSize - 1, state.last)
  if (!state.isLinked || state.sent || first > last) return { state, effects: [] }
  return {
    state: { ...state, sent: { first, last } },
    effects: [
      { do: 'send', first, last },
      { do: 'start-timer', timer: 'resend', ms: resendMs },
    ],
  }
}
