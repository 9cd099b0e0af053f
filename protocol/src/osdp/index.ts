export { checksum, crc16 } from './check-characters.ts'
export * from './command/index.ts'
export {
  broadcastAddress,
  decodeFrame,
  encodeFrame,
  type Frame,
  type FrameDefect,
  maxFrameBytes,
  minFrameBytes,
  nextSequence,
  type Sequence,
} from './frame.ts'
export { FrameReader, type LineDefect, type LineEvent } from './frame-reader.ts'
export { fromHex, toHex } from './hex.ts'
export * from './reply/index.ts'
export type { SecurityBlock } from './security-block.ts'
