import { type Codec, view } from '../codec.ts'

/**
 * osdp_PDID, IEC 60839-11-5 §7.
 * @property vendor the maker's IEEE number (OUI), three bytes
 */
export type IdentityReply = {
  type: 'identity'
  vendor: number
  model: number
  version: number
  serial: number
  firmware: { major: number; minor: number; build: number }
}

export const identityReply: Codec<IdentityReply> = {
  code: 0x45,
  encode({ vendor, model, version, serial, firmware }) {
    const data = Uint8Array.of(vendor >> 16, vendor >> 8, vendor, model, version, 0, 0, 0, 0, 0, 0, 0)
    view(data).setUint32(5, serial, true)
    data.set([firmware.major, firmware.minor, firmware.build], 9)
    return data
  },
  decode(data) {
    if (data.length !== 12) return undefined
    const [a = 0, b = 0, c = 0, model = 0, version = 0] = data
    const [major = 0, minor = 0, build = 0] = data.subarray(9)
    const serial = view(data).getUint32(5, true)
    return {
      type: 'identity',
      vendor: (a << 16) | (b << 8) | c,
      model,
      version,
      serial,
      firmware: { major, minor, build },
    }
  },
  golden: {
    message: {
      type: 'identity',
      vendor: 0x000ee3,
      model: 0x10,
      version: 0x10,
      serial: 0x97740000,
      firmware: { major: 0x23, minor: 6, build: 6 },
    },
    data: '00 0E E3 10 10 00 00 74 97 23 06 06',
  },
}
