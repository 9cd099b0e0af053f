export type MessageKind = 'sms' | 'mail' | 'call'

/** What a job of the queue carries: no recipient and no words. */
export interface MessageTask {
  messageId: string
  /** In whose name the message is read. */
  companyId?: string
}

/** A queue for each kind: a mail server that hangs does not hold up codes. */
export function queueOf(kind: MessageKind): string {
  return `message-${kind}`
}

/** Messages that are over, to be deleted when their month is over too. */
export const forgetQueue = 'message-forget'

/**
 * Seconds between tries. A code is awaited by somebody with the phone in the hand; a letter is not. A busy phone is left in
 * peace for a while.
 */
export const retries = {
  sms: { firstS: 1, longestS: 30 },
  mail: { firstS: 10, longestS: 600 },
  call: { firstS: 15, longestS: 120 },
}

/** Only a call takes long: it rings, is answered, and says its digits several times. */
export const inHandS: Partial<Record<MessageKind, number>> = { call: 180 }
