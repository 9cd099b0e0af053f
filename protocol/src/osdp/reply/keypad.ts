import type { Codec } from '../codec.ts'

const codes = {
  '0': 0x30,
  '1': 0x31,
  '2': 0x32,
  '3': 0x33,
  '4': 0x34,
  '5': 0x35,
  '6': 0x36,
  '7': 0x37,
  '8': 0x38,
  '9': 0x39,
  /** Also clear, delete. */
  '*': 0x7f,
  /** Also enter. */
  '#': 0x0d,
  A: 0x41,
  B: 0x42,
  C: 0x43,
  D: 0x44,
} as const

/** Digits, `*` (clear), `#` (enter) and the function keys. */
export type Key = keyof typeof codes

const keys = new Map<number, Key>([
  ...Object.entries(codes).map(([key, code]): [number, Key] => [code, key as Key]),
  // Not in the standard, yet common: the characters printed on the keys.
  [0x2a, '*'],
  [0x23, '#'],
])

/** osdp_KEYPPAD, IEC 60839-11-5 §7: keys pressed since the last poll, in order. */
export type KeypadReply = { type: 'keypad'; reader: number; keys: Key[] }

export const keypadReply: Codec<KeypadReply> = {
  code: 0x53,
  encode: (message) => Uint8Array.of(message.reader, message.keys.length, ...message.keys.map((key) => codes[key])),
  decode(data) {
    const [reader, count] = data
    if (reader === undefined || count !== data.length - 2) return undefined
    const pressed = Array.from(data.subarray(2), (code) => keys.get(code))
    return pressed.every((key) => key !== undefined) ? { type: 'keypad', reader, keys: pressed } : undefined
  },
  golden: { message: { type: 'keypad', reader: 0, keys: ['1', '2', '*', '#'] }, data: '00 04 31 32 7F 0D' },
}
