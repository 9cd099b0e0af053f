import type { Codec } from '../codec.ts'

/** osdp_LSTATR, IEC 60839-11-5 §7: somebody opens the case; the supply fails. */
export type LocalStatusReply = { type: 'local-status'; isTampered: boolean; isPowerFailing: boolean }

export const localStatusReply: Codec<LocalStatusReply> = {
  code: 0x48,
  encode: ({ isTampered, isPowerFailing }) => Uint8Array.of(Number(isTampered), Number(isPowerFailing)),
  decode(data) {
    if (data.length !== 2) return undefined
    return { type: 'local-status', isTampered: data[0] !== 0, isPowerFailing: data[1] !== 0 }
  },
  golden: { message: { type: 'local-status', isTampered: true, isPowerFailing: false }, data: '01 00' },
}
