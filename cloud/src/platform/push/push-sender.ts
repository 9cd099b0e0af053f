import type { Delivery } from '../delivery.ts'

/** A browser that agreed to be woken (W3C Push API): where its push service listens, and for whom to encrypt. */
export interface PushTarget {
  /** HTTPS address at the browser's maker. */
  endpoint: string
  /** The browser's public key and secret (RFC 8291), base64url. */
  p256dh: string
  auth: string
}

export interface PushMessage {
  to: PushTarget
  /** What the worker is handed, encrypted for it: at most 3,900 bytes. */
  payload: string
  /** How long the push service keeps it for a phone that is off. */
  livesS: number
  /** `high` wakes a sleeping phone at once (RFC 8030 §5.3). */
  urgency: 'normal' | 'high'
}

/** `gone`: the browser has taken its agreement back; the subscription is worth nothing any more. */
export type PushDelivery = Delivery | { outcome: 'gone' }

/** Whoever wakes browsers. Answers and does not throw. */
export interface PushSender {
  /** Browsers tie a subscription to it (VAPID, RFC 8292), base64url. */
  publicKey: string
  send(message: PushMessage, signal: AbortSignal): Promise<PushDelivery>
}
