import { randomBytes } from 'node:crypto'
import type { RtpPayload } from './rtp-payload.ts'

export const payloadType = 96
export const ticksPerSecond = 90_000

/** Seconds between 1900 (NTP) and 1970 (Unix). */
const ntpEpochOffsetS = 2_208_988_800

/**
 * Numbers one client's packets (RFC 3550 §5.1): its own source id, and sequence and time beginning at random values.
 * The time follows the picture's number since the camera began, so it goes on evenly across the clip's seam, and shows a
 * gap where the camera hung.
 */
export class RtpStream {
  readonly ssrc = randomBytes(4).readUInt32BE()
  readonly #firstTimestamp = randomBytes(4).readUInt32BE()
  readonly #ticksPerPicture: number
  #sequence = randomBytes(2).readUInt16BE()
  #packets = 0
  #octets = 0

  constructor(picturesPerSecond: number) {
    this.#ticksPerPicture = ticksPerSecond / picturesPerSecond
  }

  /** The sequence number of the next packet, for RTP-Info (RFC 2326 §12.33). */
  get nextSequence(): number {
    return this.#sequence
  }

  timestampOf(picture: number): number {
    return (this.#firstTimestamp + picture * this.#ticksPerPicture) % 2 ** 32
  }

  packet(payload: RtpPayload, picture: number): Buffer {
    const header = Buffer.alloc(12)
    header[0] = 0x80
    header[1] = (payload.marker ? 0x80 : 0) | payloadType
    header.writeUInt16BE(this.#sequence, 2)
    header.writeUInt32BE(this.timestampOf(picture), 4)
    header.writeUInt32BE(this.ssrc, 8)
    this.#sequence = (this.#sequence + 1) & 0xffff
    this.#packets = (this.#packets + 1) >>> 0
    this.#octets = (this.#octets + payload.bytes.length) >>> 0
    return Buffer.concat([header, payload.bytes])
  }

  /** A sender report with the source's name (RFC 3550 §6.4.1, §6.5): ties `picture`'s time to the wall clock in ms. */
  senderReport(picture: number, wallMs: number): Buffer {
    const report = Buffer.alloc(28)
    report[0] = 0x80
    report[1] = 200
    report.writeUInt16BE(6, 2)
    report.writeUInt32BE(this.ssrc, 4)
    report.writeUInt32BE((Math.floor(wallMs / 1000) + ntpEpochOffsetS) % 2 ** 32, 8)
    report.writeUInt32BE(Math.floor(((wallMs % 1000) / 1000) * 2 ** 32), 12)
    report.writeUInt32BE(this.timestampOf(picture), 16)
    report.writeUInt32BE(this.#packets, 20)
    report.writeUInt32BE(this.#octets, 24)
    return Buffer.concat([report, this.#sourceDescription()])
  }

  /** Says that the stream is over (RFC 3550 §6.6). */
  goodbye(): Buffer {
    const bye = Buffer.alloc(8)
    bye[0] = 0x81
    bye[1] = 203
    bye.writeUInt16BE(1, 2)
    bye.writeUInt32BE(this.ssrc, 4)
    return bye
  }

  #sourceDescription(): Buffer {
    const name = Buffer.from('entrance@domovoy')
    // The item list ends with at least one zero and fills whole 32-bit words.
    const bytes = Buffer.alloc(8 + Math.ceil((2 + name.length + 1) / 4) * 4)
    bytes[0] = 0x81
    bytes[1] = 202
    bytes.writeUInt16BE(bytes.length / 4 - 1, 2)
    bytes.writeUInt32BE(this.ssrc, 4)
    bytes[8] = 1
    bytes[9] = name.length
    name.copy(bytes, 10)
    return bytes
  }
}
