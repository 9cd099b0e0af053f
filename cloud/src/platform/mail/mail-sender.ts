import type { Delivery } from '../delivery.ts'

export interface MailMessage {
  /** The same at every try: it becomes the Message-ID, by which a repetition is told. */
  id: string
  to: string
  subject: string
  text: string
  html: string
}

/** Hands a letter to a mail server. Answers, never throws; ends soon once the signal is given. */
export interface MailSender {
  send(message: MailMessage, signal: AbortSignal): Promise<Delivery>
}
