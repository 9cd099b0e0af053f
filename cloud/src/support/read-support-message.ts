import { z } from 'zod'
import { DomainError } from '../platform/errors.ts'
import { supportFaults } from './errors.ts'

/** What reads a phone number: identity's own. @throws DomainError `phone.invalid` */
export type ReadPhone = (text: string) => string

export interface WrittenMessage {
  name: string
  answerBy: 'phone' | 'email'
  contact: string
  text: string
}

const mail = z.email().max(200)
const longestName = 120
const shortestText = 5
const longestText = 4_000
/** Control characters but the line break, and marks that turn the direction of what stands behind them (Unicode TR36 §2.3). */
const unseen = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/**
 * Reads what somebody wrote: a name on one line, a contact in its one form, a text without what nobody can see.
 * @throws DomainError `support.text`, `support.contact`, `phone.invalid`
 */
export function readSupportMessage(input: WrittenMessage, readPhone: ReadPhone): WrittenMessage {
  const name = tidy(input.name.replaceAll(/\s+/g, ' '))
  const text = tidy(input.text.replaceAll('\r\n', '\n'))
  const fields = {
    ...((name === '' || name.length > longestName) && { name }),
    ...((text.length < shortestText || text.length > longestText) && { text: text.slice(0, 20) }),
  }
  if (Object.keys(fields).length > 0) {
    throw new DomainError(supportFaults['support.text'], { wrong: Object.keys(fields) })
  }
  return { name, text, answerBy: input.answerBy, contact: readContact(input, readPhone) }
}

function readContact({ answerBy, contact }: WrittenMessage, readPhone: ReadPhone): string {
  if (answerBy === 'phone') return readPhone(contact)
  const read = mail.safeParse(contact.trim().toLowerCase())
  if (!read.success) throw new DomainError(supportFaults['support.contact'])
  return read.data
}

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(unseen, (it) => (it === '\n' ? it : ''))
    .trim()
}
