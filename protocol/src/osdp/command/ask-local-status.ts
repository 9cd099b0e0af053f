import { bareCodec } from '../codec.ts'

/** osdp_LSTAT, IEC 60839-11-5 §6: tamper and power? Answered by LSTATR. */
export type AskLocalStatusCommand = { type: 'ask-local-status' }

export const askLocalStatusCommand = bareCodec<AskLocalStatusCommand>(0x64, { type: 'ask-local-status' })
