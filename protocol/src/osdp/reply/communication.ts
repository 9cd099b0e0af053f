import { type Codec, view } from '../codec.ts'

/** osdp_COM, IEC 60839-11-5 §7: the address and speed that hold after this reply. */
export type CommunicationReply = { type: 'communication'; address: number; baud: number }

export const communicationReply: Codec<CommunicationReply> = {
  code: 0x54,
  encode({ address, baud }) {
    const data = new Uint8Array(5)
    data[0] = address
    view(data).setUint32(1, baud, true)
    return data
  },
  decode(data) {
    if (data.length !== 5) return undefined
    return { type: 'communication', address: data[0] ?? 0, baud: view(data).getUint32(1, true) }
  },
  golden: { message: { type: 'communication', address: 0x19, baud: 9600 }, data: '19 80 25 00 00' },
}
