/** One A-law sample as 13-bit linear sound (ITU-T G.711). */
export function fromALaw(byte: number): number {
  const value = byte ^ 0x55
  const segment = (value & 0x70) >> 4
  const step = (value & 0x0f) << 4
  const size = segment === 0 ? step + 8 : (step + 0x108) << (segment - 1)
  return value & 0x80 ? size : -size
}

const bias = 0x84
const clip = 32_635

/** 16-bit linear sound as one µ-law sample (ITU-T G.711). */
export function toMuLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0
  const size = Math.min(Math.abs(sample), clip) + bias
  const exponent = 31 - Math.clz32(size >> 7)
  const mantissa = (size >> (exponent + 3)) & 0x0f
  return ~(sign | (exponent << 4) | mantissa) & 0xff
}

const muLawOf = Uint8Array.from({ length: 256 }, (_, byte) => toMuLaw(fromALaw(byte)))

/** The same sound in the other law. */
export function aLawToMuLaw(sound: Uint8Array): Uint8Array {
  return sound.map((byte) => muLawOf[byte] ?? 0xff)
}

/** A-law's nothing. */
export const aLawSilence = 0xd5
