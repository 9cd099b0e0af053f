import {
  announcedLength,
  decodeFrame,
  type Frame,
  type FrameDefect,
  maxFrameBytes,
  minFrameBytes,
  som,
} from './frame.ts'

/** What can be wrong on the line: a frame that is none, bytes between frames, a frame that was never finished. */
export type LineDefect = FrameDefect | 'noise' | 'incomplete'

export type LineEvent = { type: 'frame'; frame: Frame } | { type: 'defect'; defect: LineDefect }

/** Senders may drive the line to mark before a frame (IEC 60839-11-5 §5.8): such bytes between frames mean nothing. */
const mark = 0xff

/**
 * Finds frames in a stream of bytes that comes in pieces of any size. When what looked like a frame is none, it goes on
 * one byte behind its SOM, so that a good frame inside the wreck is still found. Never throws; holds at most one frame.
 */
export class FrameReader {
  readonly #buffer: Uint8Array
  #length = 0
  /** Between a defect and the next good frame, skipped bytes belong to that defect and are not told as noise again. */
  #isLost = false

  /** @param limit the longest frame to wait for, in bytes */
  constructor(limit: number = maxFrameBytes) {
    this.#buffer = new Uint8Array(Math.max(limit, minFrameBytes))
  }

  /** Bytes of a frame that has begun and is not complete. */
  get pendingBytes(): number {
    return this.#length
  }

  /** What the bytes complete, in order. */
  push(chunk: Uint8Array): LineEvent[] {
    const events: LineEvent[] = []
    let from = 0
    while (from < chunk.length) {
      const piece = chunk.subarray(from, from + this.#buffer.length - this.#length)
      this.#buffer.set(piece, this.#length)
      this.#length += piece.length
      from += piece.length
      this.#scan(events)
    }
    return events
  }

  /**
   * The line has been silent too long (IEC 60839-11-5 §5.7) for the rest of a frame to come: gives the unfinished frame
   * up, together with any complete one that it had swallowed.
   */
  abandon(): LineEvent[] {
    const events: LineEvent[] = []
    while (this.#length > 0) {
      this.#report(events, 'incomplete')
      this.#drop(1)
      this.#scan(events)
    }
    return events
  }

  /** Forgets everything: the line was opened anew. */
  reset(): void {
    this.#length = 0
    this.#isLost = false
  }

  #scan(events: LineEvent[]): void {
    let at = 0
    while (at < this.#length) {
      const rest = this.#buffer.subarray(at, this.#length)
      if (rest[0] !== som) {
        if (rest[0] !== mark && !this.#isLost) this.#report(events, 'noise')
        at++
        continue
      }
      const length = announcedLength(rest)
      if (length === undefined) break
      if (length < minFrameBytes || length > this.#buffer.length) {
        this.#report(events, 'bad-length')
        at++
        continue
      }
      if (rest.length < length) break
      const decoded = decodeFrame(rest.subarray(0, length))
      if (decoded.ok) {
        this.#isLost = false
        events.push({ type: 'frame', frame: decoded.frame })
        at += length
      } else {
        this.#report(events, decoded.defect)
        at++
      }
    }
    this.#drop(at)
  }

  #report(events: LineEvent[], defect: LineDefect): void {
    this.#isLost = true
    events.push({ type: 'defect', defect })
  }

  #drop(count: number): void {
    this.#buffer.copyWithin(0, count, this.#length)
    this.#length -= count
  }
}
