/** Bytes as people write them in captures and standards: `53 7F 0D 00`, with blanks, dashes or nothing between. */
export function fromHex(text: string): Uint8Array {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^([0-9a-f]{2})*$/i.test(digits)) throw new RangeError(`not hexadecimal bytes: ${JSON.stringify(text)}`)
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16))
}

/** `53 7F 0D 00`. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ')
}
