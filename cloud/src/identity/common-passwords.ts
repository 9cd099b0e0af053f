import { readFileSync } from 'node:fs'
import { bloomHas } from './password-bloom.ts'

/** Shorter ones are refused for their length. */
export const shortestListed = 6

/** Digits and signs that people put behind a common word because they must. */
const tail = /[\d!?.,*#@$%+=_-]{1,2}$/

let filter: Uint8Array | undefined

/**
 * Whether a password stands among the 40,000 that are tried first, typed in either layout, in any case, or with up to two
 * digits or signs behind; or is one character over and over. Asks nobody: the list is a file beside this one.
 */
export function isCommonPassword(password: string): boolean {
  const word = password.toLowerCase()
  if (/^(.)\1*$/su.test(word)) return true
  filter ??= readFileSync(new URL('common-passwords.bin', import.meta.url))
  const known = filter
  return [word, word.replace(tail, '')].some((it) => it.length >= shortestListed && bloomHas(known, it))
}
