import type { Codec } from '../codec.ts'

/** In the order of their codes, from 0 (`none` is not used by the standard; further codes are left to makers). */
const tones = ['none', 'off', 'default'] as const
export type Tone = (typeof tones)[number] | number

/**
 * osdp_BUZ, IEC 60839-11-5 §6: sounds for `onTicks`, is still for `offTicks` (units of 100 ms), `count` times; 0 is without end.
 */
export type SoundBuzzerCommand = {
  type: 'sound-buzzer'
  reader: number
  tone: Tone
  onTicks: number
  offTicks: number
  count: number
}

export const soundBuzzerCommand: Codec<SoundBuzzerCommand> = {
  code: 0x6a,
  encode: ({ reader, tone, onTicks, offTicks, count }) =>
    Uint8Array.of(reader, typeof tone === 'number' ? tone : tones.indexOf(tone), onTicks, offTicks, count),
  decode(data) {
    if (data.length !== 5) return undefined
    const [reader = 0, code = 0, onTicks = 0, offTicks = 0, count = 0] = data
    return { type: 'sound-buzzer', reader, tone: tones[code] ?? code, onTicks, offTicks, count }
  },
  golden: {
    message: { type: 'sound-buzzer', reader: 0, tone: 'default', onTicks: 2, offTicks: 2, count: 1 },
    data: '00 02 02 02 01',
  },
}
