import type { Codec } from '../codec.ts'

/** osdp_ID, IEC 60839-11-5 §6.3: who are you? Answered by PDID. Its one byte asks for the standard report. */
export type IdentifyCommand = { type: 'identify' }

export const identifyCommand: Codec<IdentifyCommand> = {
  code: 0x61,
  encode: () => Uint8Array.of(0),
  decode: (data) => (data.length === 1 ? { type: 'identify' } : undefined),
  golden: { message: { type: 'identify' }, data: '00' },
}
