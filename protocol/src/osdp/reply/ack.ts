import { bareCodec } from '../codec.ts'

/** osdp_ACK, IEC 60839-11-5 §7: done, nothing to report. */
export type AckReply = { type: 'ack' }

export const ackReply = bareCodec<AckReply>(0x40, { type: 'ack' })
