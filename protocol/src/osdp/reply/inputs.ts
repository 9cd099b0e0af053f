import type { Codec } from '../codec.ts'

/** osdp_ISTATR, IEC 60839-11-5 §7: whether each input is active, from input 0 on. */
export type InputsReply = { type: 'inputs'; inputs: boolean[] }

export const inputsReply: Codec<InputsReply> = {
  code: 0x49,
  encode: ({ inputs }) => Uint8Array.from(inputs, Number),
  decode: (data) => ({ type: 'inputs', inputs: Array.from(data, (input) => input !== 0) }),
  golden: { message: { type: 'inputs', inputs: [false, true] }, data: '00 01' },
}
