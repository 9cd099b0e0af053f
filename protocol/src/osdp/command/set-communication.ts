import { type Codec, view } from '../codec.ts'

/** osdp_COMSET, IEC 60839-11-5 §6: take this address (0…0x7E) and speed from now on. Answered by COM, at the old ones. */
export type SetCommunicationCommand = { type: 'set-communication'; address: number; baud: number }

export const setCommunicationCommand: Codec<SetCommunicationCommand> = {
  code: 0x6e,
  encode({ address, baud }) {
    const data = new Uint8Array(5)
    data[0] = address
    view(data).setUint32(1, baud, true)
    return data
  },
  decode(data) {
    if (data.length !== 5) return undefined
    return { type: 'set-communication', address: data[0] ?? 0, baud: view(data).getUint32(1, true) }
  },
  golden: { message: { type: 'set-communication', address: 0, baud: 9600 }, data: '00 80 25 00 00' },
}
