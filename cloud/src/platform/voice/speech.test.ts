import { expect, it } from 'vitest'
import { aLawToMuLaw, fromALaw, toMuLaw } from './g711.ts'
import { hearDigits } from './hear-digits.ts'
import { packetSamples, speak } from './speech.ts'

it.each(['ru', 'en'] as const)(
  'says every digit so that it is taken for no other, three times: %s',
  async (language) => {
    const digits = '0123456789'
    const { sound, onceSaid } = await speak(digits, language)
    expect(sound.length % packetSamples).toBe(0)
    const heard = (bytes: Uint8Array) => hearDigits(Int16Array.from(bytes, fromALaw), language)
    expect(await heard(sound)).toBe(digits.repeat(3))
    expect(await heard(sound.subarray(0, onceSaid * packetSamples))).toBe(digits)
  },
)

it('is the same in the other law, as far as eight bits can tell', () => {
  // Both are logarithmic: a step of one is at most about a step of the other.
  for (let byte = 0; byte < 256; byte++) {
    const sample = fromALaw(byte)
    const [other = 0] = aLawToMuLaw(Uint8Array.of(byte))
    expect(other).toBe(toMuLaw(sample))
    expect(Math.abs(fromMuLaw(other) - sample)).toBeLessThanOrEqual(Math.max(16, Math.abs(sample) / 16))
  }
})

/** ITU-T G.711, the other direction of what is sent. */
function fromMuLaw(byte: number): number {
  const value = ~byte & 0xff
  const size = ((((value & 0x0f) << 3) + 0x84) << ((value & 0x70) >> 4)) - 0x84
  return value & 0x80 ? -size : size
}
