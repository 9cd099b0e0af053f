const crcTable = Uint16Array.from({ length: 256 }, (_, index) => {
  let crc = index << 8
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1
  return crc & 0xffff
})

/**
 * CRC-16 over everything from SOM on: polynomial 0x1021, first value 0x1D0F, most significant bit first, not inverted.
 * It stands in the frame with its low byte first (IEC 60839-11-5, annex on CRC).
 */
export function crc16(bytes: Uint8Array): number {
  let crc = 0x1d0f
  for (const byte of bytes) crc = ((crc << 8) & 0xffff) ^ (crcTable[(crc >> 8) ^ byte] ?? 0)
  return crc
}

/** One byte that makes the sum of all bytes, itself included, a multiple of 256 (IEC 60839-11-5 §5.9). */
export function checksum(bytes: Uint8Array): number {
  let sum = 0
  for (const byte of bytes) sum = (sum + byte) & 0xff
  return -sum & 0xff
}
