/**
 * OSDP texts are one byte a character and the standard names ASCII only (IEC 60839-11-5 §5.3), while the panels of this
 * country show Cyrillic by Windows-1251. Both sides here speak it: ASCII stays as it is, bytes from 0x80 on are Cyrillic.
 */
const decoder = new TextDecoder('windows-1251')

const upper = new Map(
  Array.from({ length: 0x80 }, (_, i) => [decoder.decode(Uint8Array.of(0x80 + i)), 0x80 + i] as const),
)

/** A character that the encoding lacks becomes `?`. */
export function encodeText(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code < 0x80 ? code : (upper.get(character) ?? 0x3f)
  })
}

export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}
