/** No request of ours comes near it; what is longer is not our protocol. */
export const longestLineBytes = 4_096

/**
 * Cuts a stream of bytes into lines at `\n`, however the chunks fall. Bytes that are no UTF-8 become U+FFFD, so the
 * reader of the line refuses them.
 * @returns the whole lines in the chunk, or `undefined` when a line grew beyond `longestLineBytes`: hang up then
 */
export function createLineSplitter(): (chunk: Buffer) => string[] | undefined {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk) => {
    const lines: string[] = []
    let bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a)) {
      if (end > longestLineBytes) return undefined
      lines.push(bytes.subarray(0, end).toString('utf8'))
      bytes = bytes.subarray(end + 1)
    }
    rest = Buffer.from(bytes)
    return rest.length > longestLineBytes ? undefined : lines
  }
}
