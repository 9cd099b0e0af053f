import type { RtpPacket } from './rtp-packet.ts'

/** Made-up H.264 in RTP for tests: right in its NAL types and packets, meaningless inside. */
export const sps = Buffer.from('6742c01fda014016e9b808080a', 'hex')
export const pps = Buffer.from('68ce3c80', 'hex')
const sei = Buffer.from('0605', 'hex')

export type ClipOptions = {
  ssrc?: number
  sequenceNumber?: number
  timestamp?: number
  /** Packets of a keyframe and of another picture, parameter sets not counted. */
  keyframePackets?: number
  picturePackets?: number
  /** `aggregated`: one STAP-A before the keyframe; `none`: told outside the stream only. */
  parameterSets?: 'aggregated' | 'single' | 'none'
}

const ticksPerPicture = 3_600

/** Writes pictures one after the other with running sequence numbers and timestamps. */
export function createClip(options: ClipOptions = {}) {
  const { ssrc = 7, keyframePackets = 3, picturePackets = 2, parameterSets = 'aggregated' } = options
  let sequenceNumber = options.sequenceNumber ?? 65_530
  let timestamp = options.timestamp ?? 4_294_960_000

  function picture(payloads: Buffer[]): RtpPacket[] {
    const packets = payloads.map((payload, index) => {
      const packet = {
        ssrc,
        payloadType: 96,
        sequenceNumber,
        timestamp,
        marker: index === payloads.length - 1,
        payload,
      }
      sequenceNumber = (sequenceNumber + 1) & 0xffff
      return packet
    })
    timestamp = (timestamp + ticksPerPicture) >>> 0
    return packets
  }

  const sets = { aggregated: [stapA([sei, sps, pps])], single: [sps, pps], none: [] }
  return {
    keyframe: () => picture([...sets[parameterSets], ...fragments(5, keyframePackets)]),
    picture: () => picture(fragments(1, picturePackets)),
    /** A keyframe and `pictures` more. */
    gop(pictures: number): RtpPacket[] {
      return [...this.keyframe(), ...Array.from({ length: pictures }, () => this.picture()).flat()]
    },
  }
}

/** RFC 6184 §5.7.1 */
export function stapA(units: Buffer[]): Buffer {
  const sized = units.map((unit) => Buffer.concat([Buffer.from([unit.length >> 8, unit.length & 0xff]), unit]))
  return Buffer.concat([Buffer.from([0x78]), ...sized])
}

/** One NAL unit in `count` FU-A packets (RFC 6184 §5.8). */
function fragments(type: number, count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => {
    const edges = (index === 0 ? 0x80 : 0) | (index === count - 1 ? 0x40 : 0)
    return Buffer.concat([Buffer.from([0x7c, edges | type]), Buffer.alloc(1_000, index)])
  })
}
