import { bareCodec } from '../codec.ts'

/** osdp_ISTAT, IEC 60839-11-5 §6: how do the inputs stand? Answered by ISTATR. */
export type AskInputsCommand = { type: 'ask-inputs' }

export const askInputsCommand = bareCodec<AskInputsCommand>(0x65, { type: 'ask-inputs' })
