import { type Codec, view } from '../codec.ts'

/** In the order of their codes, from 0: bits as they came from the card, or a Wiegand pattern with parity (P/data/P). */
const formats = ['raw', 'wiegand'] as const
export type CardFormat = (typeof formats)[number]

/**
 * osdp_RAW, IEC 60839-11-5 §7: a card was read.
 * @property bits the first bit is the most significant one of the first byte; bits beyond `bitCount` are zero here,
 *   whatever a reader left in them, so that the same card always gives the same bytes
 */
export type RawCardReply = { type: 'raw-card'; reader: number; format: CardFormat; bitCount: number; bits: Uint8Array }

export const rawCardReply: Codec<RawCardReply> = {
  code: 0x50,
  encode({ reader, format, bitCount, bits }) {
    const data = new Uint8Array(4 + Math.ceil(bitCount / 8))
    data.set([reader, formats.indexOf(format), bitCount & 0xff, bitCount >> 8])
    data.set(onlyFirstBits(bits, bitCount), 4)
    return data
  },
  decode(data) {
    if (data.length < 4) return undefined
    const [reader = 0, code = 0] = data
    const format = formats[code]
    const bitCount = view(data).getUint16(2, true)
    if (!format || data.length !== 4 + Math.ceil(bitCount / 8)) return undefined
    return { type: 'raw-card', reader, format, bitCount, bits: onlyFirstBits(data.subarray(4), bitCount) }
  },
  golden: {
    message: { type: 'raw-card', reader: 5, format: 'raw', bitCount: 16, bits: Uint8Array.of(0x12, 0xab) },
    data: '05 00 10 00 12 AB',
  },
}

function onlyFirstBits(bytes: Uint8Array, bitCount: number): Uint8Array {
  const bits = bytes.slice(0, Math.ceil(bitCount / 8))
  const last = bits.length - 1
  if (bitCount % 8 !== 0) bits[last] = (bits[last] ?? 0) & (0xff00 >> (bitCount % 8))
  return bits
}
