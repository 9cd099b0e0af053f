import type { Socket } from 'node:net'

/**
 * Follows the packets in a stream of bytes (MQTT 3.1.1 §2.2.3: a type, then the length of what remains in up to four bytes).
 * @returns tells of each piece whether all packets so far keep within `longest` bytes after their header
 */
export function followSizes(longest: number): (piece: Uint8Array) => boolean {
  let left = 0
  let isInLength = false
  let length = 0
  let factor = 1
  return (piece) => {
    for (let i = 0; i < piece.length; ) {
      if (left > 0) {
        const step = Math.min(left, piece.length - i)
        left -= step
        i += step
        continue
      }
      const byte = piece[i++] ?? 0
      if (!isInLength) {
        isInLength = true
        length = 0
        factor = 1
        continue
      }
      length += (byte & 0x7f) * factor
      factor *= 0x80
      if (length > longest) return false
      if (byte < 0x80) {
        isInLength = false
        left = length
      }
    }
    return true
  }
}

/**
 * Destroys the socket of who announces a packet longer than that. The broker's parser would gather up to 256 MB of it in
 * memory before anybody is asked whether it may be published.
 */
export function guardSizes(socket: Socket, longest: number): void {
  const isWithin = followSizes(longest)
  const read = socket.read.bind(socket)
  // The broker pulls: a listener for data would take the bytes from it.
  socket.read = (size) => {
    const piece: unknown = read(size)
    if (!(piece instanceof Uint8Array) || isWithin(piece)) return piece
    socket.destroy(new Error(`a packet of more than ${longest} bytes`))
    return null
  }
}
