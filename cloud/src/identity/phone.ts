/** What keeps a text from being a phone number; goes to the client as `reason`. */
export type PhoneFlaw = 'empty' | 'characters' | 'country' | 'length'

export type PhoneReading = { phone: string } | { flaw: PhoneFlaw }

/** Longer than any way of writing a number, shorter than anything worth scanning. */
const longestInput = 64

/** Marks that address books paste around a number (U+202A…U+202C, U+200E, U+FEFF …); nobody sees them. */
const invisible = /\p{Cf}/gu
const separators = /[\s().\u2010-\u2015\u2212-]/gu

/**
 * Reads a phone number as people write it: +7, 8, 7 or nothing in front, with spaces, dashes and brackets (R1, R17).
 * The plan of numbers +7 only. The answer is E.164: `+7` and ten digits.
 */
export function readPhone(text: string): PhoneReading {
  if (text.length > longestInput) return { flaw: 'length' }
  const compact = text.replace(invisible, '').replace(separators, '')
  if (compact === '' || compact === '+') return { flaw: 'empty' }
  if (!/^\+?[0-9]+$/.test(compact)) return { flaw: 'characters' }
  if (compact.startsWith('+')) return compact.startsWith('+7') ? national(compact.slice(2)) : { flaw: 'country' }
  const hasTrunk = compact.length === 11 && /^[78]/.test(compact)
  return national(hasTrunk ? compact.slice(1) : compact)
}

function national(digits: string): PhoneReading {
  if (digits.length !== 10) return { flaw: 'length' }
  return digits.startsWith('0') ? { flaw: 'country' } : { phone: `+7${digits}` }
}
