import type { Key } from '@domovoy/protocol/osdp'

/** More digits are not taken: no number of premises and no PIN is longer. */
export const maxDigits = 8

/** After so much silence what was typed is forgotten. */
export const silenceMs = 10_000

/** `entered`: the digits as they stood when the visitor said that they are complete. */
export type Typed = { digits: string; entered?: string }

/** What a key does to the digits typed so far: `*` clears, `#` enters, function keys do nothing. */
export function typeKey(digits: string, key: Key): Typed {
  if (key === '*') return { digits: '' }
  if (key === '#') return { digits: '', entered: digits }
  if (!/^\d$/.test(key) || digits.length >= maxDigits) return { digits }
  return { digits: digits + key }
}
