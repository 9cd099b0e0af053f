export type MessageKind = 'sms' | 'mail'

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

/** Seconds between tries. A code is awaited by somebody with the phone in the hand; a letter is not. */
export const retries = { sms: { firstS: 1, longestS: 30 }, mail: { firstS: 10, longestS: 600 } }
