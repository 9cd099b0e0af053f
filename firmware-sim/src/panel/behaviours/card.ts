import { fromHex } from '@domovoy/protocol/osdp'
import type { Reports } from './poll.ts'

/**
 * Holds a card to the reader.
 * @param uid its number as bytes or in hexadecimal, first byte first
 * @param bitCount when the last byte is not used whole
 * @throws RangeError when `uid` is no hexadecimal text
 */
export function presentCard(reports: Reports, uid: string | Uint8Array, bitCount?: number): void {
  const bits = typeof uid === 'string' ? fromHex(uid) : uid
  reports.push({ type: 'raw-card', reader: 0, format: 'raw', bitCount: bitCount ?? bits.length * 8, bits })
}
