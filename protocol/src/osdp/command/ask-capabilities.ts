import type { Codec } from '../codec.ts'

/** osdp_CAP, IEC 60839-11-5 §6: what can you do? Answered by PDCAP. Its one byte asks for the standard report. */
export type AskCapabilitiesCommand = { type: 'ask-capabilities' }

export const askCapabilitiesCommand: Codec<AskCapabilitiesCommand> = {
  code: 0x62,
  encode: () => Uint8Array.of(0),
  decode: (data) => (data.length === 1 ? { type: 'ask-capabilities' } : undefined),
  golden: { message: { type: 'ask-capabilities' }, data: '00' },
}
