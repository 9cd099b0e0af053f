import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeFrame, encodeFrame, type Frame, FrameReader, fromHex, type LineEvent } from './index.ts'

const bytes = (limits: { minLength?: number; maxLength: number }) => fc.uint8Array(limits)

const anyFrame: fc.Arbitrary<Frame> = fc
  .record({
    address: fc.integer({ min: 0, max: 0x7f }),
    isReply: fc.boolean(),
    sequence: fc.constantFrom<Frame['sequence']>(0, 1, 2, 3),
    check: fc.constantFrom<Frame['check']>('crc', 'checksum'),
    security: fc.option(fc.record({ type: fc.integer({ min: 0, max: 255 }), data: bytes({ maxLength: 0xfd }) })),
    body: bytes({ minLength: 1, maxLength: 1024 }),
  })
  .map(({ security, ...frame }) => (security ? { ...frame, security } : frame))

/** Cuts a stream into pieces at arbitrary places. */
function pieces(stream: Uint8Array, cuts: number[]): Uint8Array[] {
  const at = [0, ...cuts.map((cut) => cut % (stream.length + 1)).sort((a, b) => a - b), stream.length]
  return at.slice(1).map((end, i) => stream.subarray(at[i], end))
}

const framesOf = (events: LineEvent[]) => events.flatMap((event) => (event.type === 'frame' ? [event.frame] : []))
const defectsOf = (events: LineEvent[]) => events.flatMap((event) => (event.type === 'defect' ? [event.defect] : []))
const concat = (parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

const poll = fromHex('53 65 08 00 04 60 60 90')
const ack = fromHex('53 E5 08 00 06 40 B0 F0')

describe('a frame', () => {
  it('comes back from its own bytes', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        expect(decodeFrame(encodeFrame(frame))).toEqual({ ok: true, frame })
      }),
    )
  })

  it('is refused where it does not fit', () => {
    const frame = { address: 0, isReply: false, sequence: 0, check: 'crc', body: Uint8Array.of(0x60) } as const
    expect(() => encodeFrame({ ...frame, address: 0x80 })).toThrow(RangeError)
    expect(() => encodeFrame({ ...frame, body: new Uint8Array() })).toThrow(RangeError)
    expect(() => encodeFrame({ ...frame, body: new Uint8Array(1440) })).toThrow(RangeError)
  })

  it.each([
    ['its security block announces no length of its own', { body: Uint8Array.of(0, 0x11, 0x60) }],
    ['its security block is longer than the frame', { body: Uint8Array.of(9, 0x11, 0x60) }],
    ['nothing follows its security block', { body: Uint8Array.of(2, 0x11) }],
  ])('is none when %s', (_why, { body }) => {
    const plain = encodeFrame({ address: 0, isReply: false, sequence: 0, check: 'checksum', body })
    plain[4] = 0x08
    plain[plain.length - 1] = ((plain[plain.length - 1] ?? 0) - 0x08) & 0xff
    expect(decodeFrame(plain)).toEqual({ ok: false, defect: 'bad-security-block' })
  })
})

describe('the reader', () => {
  it('finds every frame of a stream, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 5 }), fc.array(fc.nat(), { maxLength: 20 }), (frames, cuts) => {
        const reader = new FrameReader()
        const events = pieces(concat(frames.map(encodeFrame)), cuts).flatMap((piece) => reader.push(piece))
        expect(framesOf(events)).toEqual(frames)
        expect(defectsOf(events)).toEqual([])
        expect(reader.pendingBytes).toBe(0)
      }),
    )
  })

  it('takes frames one byte at a time, past mark bytes', () => {
    const reader = new FrameReader()
    const events = [...fromHex('FF FF'), ...poll, 0xff, ...ack].flatMap((byte) => reader.push(Uint8Array.of(byte)))
    expect(framesOf(events)).toHaveLength(2)
    expect(defectsOf(events)).toEqual([])
  })

  it('finds the frame behind garbage and tells the garbage once', () => {
    const events = new FrameReader().push(concat([fromHex('00 01 02 41 42'), poll]))
    expect(defectsOf(events)).toEqual(['noise'])
    expect(framesOf(events)).toHaveLength(1)
  })

  it('finds a good frame inside a wreck that had promised more', () => {
    const reader = new FrameReader()
    const wreck = fromHex('53 65 18 00 04 60')
    const events = [wreck, poll, poll, poll].flatMap((piece) => reader.push(piece))
    expect(defectsOf(events)).toEqual(['bad-check'])
    expect(framesOf(events)).toHaveLength(3)
  })

  it('gives an unfinished frame up when told that no more comes, and what it had swallowed comes out', () => {
    const reader = new FrameReader()
    expect(reader.push(concat([fromHex('53 65 00 04 04'), poll]))).toEqual([])
    const events = reader.abandon()
    expect(defectsOf(events)).toEqual(['incomplete'])
    expect(framesOf(events)).toHaveLength(1)
    expect(reader.pendingBytes).toBe(0)
  })

  it.each([
    ['one bit of it changed', concat([poll.subarray(0, 5), Uint8Array.of(0x61), poll.subarray(6)]), 'bad-check'],
    ['it announces too little', fromHex('53 65 06 00 04 60'), 'bad-length'],
    ['it announces too much', fromHex('53 65 FF FF 04 60'), 'bad-length'],
  ])('reports a frame when %s', (_why, stream, defect) => {
    const events = new FrameReader().push(stream)
    expect(framesOf(events)).toEqual([])
    expect(defectsOf(events)).toEqual([defect])
  })

  it('holds no more than it was allowed', () => {
    const reader = new FrameReader(64)
    for (let i = 0; i < 100; i++) {
      reader.push(fromHex('53 00 40 00 04').fill(0x53, 4))
      expect(reader.pendingBytes).toBeLessThanOrEqual(64)
    }
    expect(defectsOf(reader.push(encodeFrame({ ...pollFrame, body: new Uint8Array(100) })))).toContain('bad-length')
  })

  it('survives ten thousand arbitrary and mutated streams, and lets no frame through whose check is wrong', () => {
    const mutated = fc
      .tuple(
        fc.array(anyFrame, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
      )
      .map(([frames, changes]) => {
        const stream = concat(frames.map(encodeFrame))
        for (const [at, value] of changes) stream[at % stream.length] = value
        return stream
      })
    const tempting = fc
      .array(fc.constantFrom(0x53, 0x00, 0x08, 0x04, 0x60, 0xff), { maxLength: 200 })
      .map((values) => Uint8Array.from(values))
    const stream = fc.oneof(bytes({ maxLength: 300 }), tempting, mutated)
    fc.assert(
      fc.property(stream, fc.array(fc.nat(), { maxLength: 4 }), (input, cuts) => {
        const reader = new FrameReader()
        const events = [...pieces(input, cuts).flatMap((piece) => reader.push(piece)), ...reader.abandon()]
        for (const frame of framesOf(events)) expect(standsIn(input, frame)).toBe(true)
        expect(reader.pendingBytes).toBe(0)
      }),
      { numRuns: 10_000 },
    )
  })
})

const pollFrame: Frame = { address: 0, isReply: false, sequence: 0, check: 'crc', body: Uint8Array.of(0x60) }

/** Does the frame stand anywhere in the stream, by a reading of the standard that shares no code with the reader? */
function standsIn(stream: Uint8Array, frame: Frame): boolean {
  return Array.from(stream.keys()).some((from) => {
    const [start, address = 0, low = 0, high = 0, flags = 0] = stream.subarray(from)
    const sent = stream.subarray(from, from + low + high * 256)
    const isCrc = (flags & 4) !== 0
    const isRight = isCrc ? plainCrc(sent) === 0 : sent.reduce((sum, byte) => sum + byte, 0) % 256 === 0
    const body = sent.subarray(sent.length - frame.body.length - (isCrc ? 2 : 1), sent.length - (isCrc ? 2 : 1))
    const isSame =
      (address & 0x7f) === frame.address && (flags & 3) === frame.sequence && body.join() === frame.body.join()
    return start === 0x53 && sent.length === low + high * 256 && isRight && isSame
  })
}

/** 0 over a frame and its CRC, once the two last bytes are put in their natural order. */
function plainCrc(frame: Uint8Array): number {
  const ordered = [...frame.subarray(0, -2), frame.at(-1) ?? 0, frame.at(-2) ?? 0]
  let crc = 0x1d0f
  for (const byte of ordered) {
    for (let bit = 7; bit >= 0; bit--) {
      const isSet = ((crc >> 15) & 1) !== ((byte >> bit) & 1)
      crc = ((crc << 1) & 0xffff) ^ (isSet ? 0x1021 : 0)
    }
  }
  return crc
}
