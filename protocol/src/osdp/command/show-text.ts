import type { Codec } from '../codec.ts'
import { decodeText, encodeText } from '../windows-1251.ts'

/** The standard counts a text's length in one byte. */
export const maxTextLength = 255

/**
 * osdp_TEXT, IEC 60839-11-5 §6: one byte a character, by Windows-1251 (see `windows-1251.ts`).
 * @property seconds how long a temporary text stands; a permanent one has none
 * @property row, column where it begins, from 1
 */
export type ShowTextCommand = {
  type: 'show-text'
  reader: number
  seconds?: number
  wraps: boolean
  row: number
  column: number
  text: string
}

export const showTextCommand: Codec<ShowTextCommand> = {
  code: 0x6b,
  encode({ reader, seconds, wraps, row, column, text }) {
    const characters = encodeText(text).subarray(0, maxTextLength)
    const mode = (seconds === undefined ? 1 : 3) + (wraps ? 1 : 0)
    return Uint8Array.of(reader, mode, seconds ?? 0, row, column, characters.length, ...characters)
  },
  decode(data) {
    const [reader, mode, seconds, row, column, length] = data
    if (reader === undefined || mode === undefined || seconds === undefined) return undefined
    if (row === undefined || column === undefined || length !== data.length - 6 || mode < 1 || mode > 4)
      return undefined
    const wraps = mode % 2 === 0
    const text = decodeText(data.subarray(6))
    return { type: 'show-text', reader, wraps, row, column, text, ...(mode >= 3 && { seconds }) }
  },
  golden: {
    message: { type: 'show-text', reader: 0, wraps: false, row: 1, column: 1, text: 'Кв. 12' },
    data: '00 01 00 01 01 06 CA E2 2E 20 31 32',
  },
}
