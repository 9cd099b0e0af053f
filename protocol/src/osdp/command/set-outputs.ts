import { type Codec, joined, records, view } from '../codec.ts'

/** In the order of their codes, from 0. `-after`: a timed operation that runs is let finish first. */
const actions = ['none', 'off', 'on', 'off-after', 'on-after', 'on-for', 'off-for'] as const
export type OutputAction = (typeof actions)[number]

/** @property ticks how long, in units of 100 ms; for `on-for` and `off-for` */
export type OutputControl = { output: number; action: OutputAction; ticks: number }

/** osdp_OUT, IEC 60839-11-5 §6: switches the peripheral's own relays. */
export type SetOutputsCommand = { type: 'set-outputs'; outputs: OutputControl[] }

export const setOutputsCommand: Codec<SetOutputsCommand> = {
  code: 0x68,
  encode: ({ outputs }) => joined(outputs.map(encodeOutput)),
  decode(data) {
    const outputs = records(data, 4)?.map(decodeOutput)
    return outputs?.every((output) => output !== undefined) ? { type: 'set-outputs', outputs } : undefined
  },
  golden: {
    message: {
      type: 'set-outputs',
      outputs: [
        { output: 0, action: 'off-after', ticks: 100 },
        { output: 1, action: 'off-for', ticks: 120 },
      ],
    },
    data: '00 03 64 00 01 06 78 00',
  },
}

function encodeOutput({ output, action, ticks }: OutputControl): Uint8Array {
  return Uint8Array.of(output, actions.indexOf(action), ticks & 0xff, ticks >> 8)
}

function decodeOutput(record: Uint8Array): OutputControl | undefined {
  const [output = 0, code = 0] = record
  const action = actions[code]
  return action && { output, action, ticks: view(record).getUint16(2, true) }
}
