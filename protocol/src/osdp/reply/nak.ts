import type { Codec } from '../codec.ts'

/** In the order of their codes, from 0 (IEC 60839-11-5 §7, table of error codes). */
const reasons = [
  'none',
  'check-characters',
  'command-length',
  'unknown-command',
  'sequence',
  'secure-channel-unsupported',
  'secure-channel-required',
  'biometric-type',
  'biometric-format',
  'unable-to-process',
] as const
export type NakReason = (typeof reasons)[number]

/** osdp_NAK, IEC 60839-11-5 §7: not done, and why. A reason that the standard does not have stays a number. */
export type NakReply = { type: 'nak'; reason: NakReason | number }

export const nakReply: Codec<NakReply> = {
  code: 0x41,
  encode: ({ reason }) => Uint8Array.of(typeof reason === 'number' ? reason : reasons.indexOf(reason)),
  // Some reasons carry details behind their code.
  decode: ([code]) => (code === undefined ? undefined : { type: 'nak', reason: reasons[code] ?? code }),
  golden: { message: { type: 'nak', reason: 'unknown-command' }, data: '03' },
}
