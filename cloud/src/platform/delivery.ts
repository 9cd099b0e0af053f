/**
 * What became of one try to hand a message to whoever carries it. A reason is short, for people who run the platform, and
 * never repeats what the message says: codes stand in it.
 */
export type Delivery =
  | { outcome: 'sent' }
  /** The carrier will not take it, now or later. */
  | { outcome: 'refused'; reason: string }
  /** Not this time: the carrier is away, busy, or does not let us in. */
  | { outcome: 'later'; reason: string }

export const sent: Delivery = { outcome: 'sent' }
export const refused = (reason: string): Delivery => ({ outcome: 'refused', reason: reason.slice(0, longestReason) })
export const later = (reason: string): Delivery => ({ outcome: 'later', reason: reason.slice(0, longestReason) })

const longestReason = 200
