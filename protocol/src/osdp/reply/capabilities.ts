import { type Codec, joined, records } from '../codec.ts'

/** What a capability speaks of, by its function code (IEC 60839-11-5, annex B). */
export const capabilityFunction = {
  contactStatus: 1,
  outputControl: 2,
  cardDataFormat: 3,
  ledControl: 4,
  audibleOutput: 5,
  textOutput: 6,
  timeKeeping: 7,
  checkCharacters: 8,
  communicationSecurity: 9,
  receiveBufferSize: 10,
  largestCombinedMessage: 11,
  smartCard: 12,
  readers: 13,
  biometrics: 14,
} as const

/** `level` and `count` mean something else for every function; see the standard's annex B. */
export type Capability = { function: number; level: number; count: number }

/** osdp_PDCAP, IEC 60839-11-5 §7. */
export type CapabilitiesReply = { type: 'capabilities'; capabilities: Capability[] }

export const capabilitiesReply: Codec<CapabilitiesReply> = {
  code: 0x46,
  encode: ({ capabilities }) => joined(capabilities.map((one) => Uint8Array.of(one.function, one.level, one.count))),
  decode(data) {
    if (data.length === 0) return { type: 'capabilities', capabilities: [] }
    const capabilities = records(data, 3)?.map(([code = 0, level = 0, count = 0]) => ({ function: code, level, count }))
    return capabilities && { type: 'capabilities', capabilities }
  },
  golden: {
    message: {
      type: 'capabilities',
      capabilities: [
        { function: 3, level: 1, count: 1 },
        { function: 4, level: 4, count: 1 },
        { function: 5, level: 2, count: 1 },
      ],
    },
    data: '03 01 01 04 04 01 05 02 01',
  },
}
