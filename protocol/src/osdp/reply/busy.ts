import { bareCodec } from '../codec.ts'

/** osdp_BUSY, IEC 60839-11-5 §7: not now, ask again. Always under sequence number 0, whatever was asked. */
export type BusyReply = { type: 'busy' }

export const busyReply = bareCodec<BusyReply>(0x79, { type: 'busy' })
