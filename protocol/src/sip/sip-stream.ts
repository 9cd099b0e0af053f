import { endOfHead, leadingBreaks, maxSipBytes, type ReadSip, readSip } from './read-sip.ts'

const length = /^(?:content-length|l)[ \t]*:[ \t]*(\d{1,9})[ \t]*$/im

/** Cuts a stream into messages by their `Content-Length` (RFC 3261 §18.3), which a stream cannot do without. */
export class SipStream {
  #rest: Uint8Array = new Uint8Array()
  #isBroken = false

  /**
   * @returns what has come whole. After a defect of the frame itself nothing more comes: where the next message begins
   * cannot be known, so the connection is to be closed (`isBroken`).
   */
  push(chunk: Uint8Array): ReadSip[] {
    const found: ReadSip[] = []
    if (this.#isBroken) return found
    const joined = new Uint8Array(this.#rest.length + chunk.length)
    joined.set(this.#rest)
    joined.set(chunk, this.#rest.length)
    let rest = joined
    for (;;) {
      rest = rest.subarray(leadingBreaks(rest))
      const end = endOfHead(rest)
      const size = end < 0 ? rest.length : this.#sizeOf(rest, end)
      if (size === undefined || size > maxSipBytes) {
        this.#isBroken = true
        return [...found, { defect: size === undefined ? 'content-length' : 'too long' }]
      }
      if (end < 0 || rest.length < size) break
      found.push(readSip(rest.subarray(0, size)))
      rest = rest.subarray(size)
    }
    this.#rest = rest.slice()
    return found
  }

  get isBroken(): boolean {
    return this.#isBroken
  }

  #sizeOf(bytes: Uint8Array, end: number): number | undefined {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, Math.min(end, maxSipBytes)))
    const digits = length.exec(head.replaceAll(/\r\n[ \t]+/g, ' '))?.[1]
    return digits === undefined ? undefined : end + 4 + Number(digits)
  }
}
