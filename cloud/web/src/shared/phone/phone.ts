/** Digits of a Russian number after the country code. */
const nationalLength = 10

/**
 * The national digits of whatever was typed or pasted: `+7 (926) 123-45-67`, `8-926-123-45-67` and `9261234567` are one
 * number. Mobile numbers begin with 9, so a leading 7 or 8 before a 9 is a country code as soon as the 9 is there.
 */
export function nationalDigits(text: string): string {
  const digits = text.replace(/\D/g, '')
  const hasCountryCode =
    text.trimStart().startsWith('+7') ||
    /^[78]9/.test(digits) ||
    (digits.length > nationalLength && /^[78]/.test(digits))
  return (hasCountryCode ? digits.slice(1) : digits).slice(0, nationalLength)
}

/** `926 123-45-67`, as far as the digits go. */
export function formatNational(digits: string): string {
  const groups = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 8), digits.slice(8, 10)]
  const [area = '', first = '', second = '', third = ''] = groups
  return area + (first && ` ${first}`) + (second && `-${second}`) + (third && `-${third}`)
}

/** `+7 926 123-45-67` of an E.164 number; another country's number as it is. */
export function formatPhone(e164: string): string {
  return /^\+7\d{10}$/.test(e164) ? `+7 ${formatNational(e164.slice(2))}` : e164
}

/** The same for the midst of a sentence: it stays on one line. */
export function formatPhoneInText(e164: string): string {
  return formatPhone(e164).replaceAll(' ', '\u00a0')
}

export function isWhole(digits: string): boolean {
  return digits.length === nationalLength
}

export interface PhoneEdit {
  digits: string
  /** Where the caret stands in the formatted text. */
  caret: number
}

/**
 * What a change of the field means: the digits, and the caret behind the same digit as before. Deleting a separator
 * deletes the digit before it, so that backspace never gets stuck.
 * @param previous the digits before the change
 * @param text the field's new text
 * @param caret the caret in the new text
 */
export function editPhone(previous: string, text: string, caret: number): PhoneEdit {
  const digits = nationalDigits(text)
  const dropped = text.replace(/\D/g, '').length - digits.length
  const isLeading = text.replace(/\D/g, '').slice(0, 1) !== digits.slice(0, 1) && dropped > 0
  const before = text.slice(0, caret).replace(/\D/g, '').length - (isLeading ? 1 : 0)
  const shown = formatNational(previous)
  // Exactly that: the same number pasted in another form is no deletion.
  const isSeparatorDeleted = digits === previous && text === shown.slice(0, caret) + shown.slice(caret + 1)
  if (isSeparatorDeleted && before > 0) {
    const shorter = digits.slice(0, before - 1) + digits.slice(before)
    return { digits: shorter, caret: caretAfter(shorter, before - 1) }
  }
  return { digits, caret: caretAfter(digits, Math.min(Math.max(before, 0), digits.length)) }
}

function caretAfter(digits: string, count: number): number {
  const text = formatNational(digits)
  if (count >= digits.length) return text.length
  let position = 0
  for (let seen = 0; seen < count; position++) if (/\d/.test(text.charAt(position))) seen++
  return position
}
