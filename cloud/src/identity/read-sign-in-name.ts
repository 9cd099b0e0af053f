import type { PersonKey } from './find-person.ts'
import { readPhone } from './phone.ts'
import { readEmail } from './read-email.ts'

const longest = 254

/**
 * What somebody signs in by, from one field: a phone in any of its forms, an e-mail, else a login. What is none of them is
 * looked up as a login and found by nobody: the answer is the same.
 */
export function readSignInName(text: string): PersonKey {
  const email = text.includes('@') ? readEmail(text) : null
  if (email !== null) return { email }
  const reading = readPhone(text)
  if ('phone' in reading) return { phone: reading.phone }
  return {
    login: text
      .slice(0, longest)
      .replaceAll(/\p{Cf}/gu, '')
      .replaceAll('\0', '')
      .trim()
      .toLowerCase(),
  }
}
