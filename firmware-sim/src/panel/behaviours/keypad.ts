import type { Key } from '@domovoy/protocol/osdp'
import type { Reports } from './poll.ts'

const keys: readonly string[] = [...'0123456789*#']

function isKey(key: string): key is Key {
  return keys.includes(key)
}

/** Presses a key; what is no key of this panel does nothing. */
export function pressKey(reports: Reports, key: string): void {
  if (isKey(key)) reports.push({ type: 'keypad', reader: 0, keys: [key] })
}
