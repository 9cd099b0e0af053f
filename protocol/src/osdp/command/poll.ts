import { bareCodec } from '../codec.ts'

/** osdp_POLL, IEC 60839-11-5 §6.2: anything to report? Answered by what happened since, or ACK. */
export type PollCommand = { type: 'poll' }

export const pollCommand = bareCodec<PollCommand>(0x60, { type: 'poll' })
