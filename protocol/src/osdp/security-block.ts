/**
 * The security block that a frame of a secure channel carries after its control byte (IEC 60839-11-5 §5.9, table 3):
 * its own length, a type (0x11…0x18) and data. Recognised so that such a frame is understood as what it is; the secure
 * channel itself is not spoken yet.
 */
export type SecurityBlock = { type: number; data: Uint8Array }

/** Bytes that the block takes in the frame. */
export function securityBlockLength(block: SecurityBlock): number {
  return 2 + block.data.length
}

/** @param bytes the frame from the block on, without the check characters  @returns nothing when the length is impossible */
export function readSecurityBlock(bytes: Uint8Array): SecurityBlock | undefined {
  const [length, type] = bytes
  if (length === undefined || type === undefined || length < 2 || length > bytes.length) return undefined
  return { type, data: bytes.slice(2, length) }
}
