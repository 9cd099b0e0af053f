import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RtspItem } from './message.ts'
import { createRtspParser } from './parser.ts'

function parse(chunks: Buffer[]): RtspItem[] {
  const parser = createRtspParser()
  return chunks.flatMap((chunk) => parser.push(chunk))
}

function split(bytes: Buffer, cuts: number[]): Buffer[] {
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end))
}

const data = (channel: number, payload: Buffer) =>
  Buffer.concat([Buffer.from([0x24, channel, payload.length >> 8, payload.length & 0xff]), payload])

const stream = Buffer.concat([
  Buffer.from(
    'RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\nWWW-Authenticate: Basic realm="a"\r\nwww-authenticate: Digest realm="a"\r\n\r\n',
  ),
  Buffer.from('\r\nRTSP/1.0 200 OK\r\nCSeq: 2\r\nX-Long: one\r\n two\r\nContent-Length: 9\r\n\r\nv=0\r\n$\0\0\0'),
  data(0, Buffer.from('RTSP/1.0 200 OK\r\n\r\n')),
  data(1, Buffer.alloc(0)),
  Buffer.from('OPTIONS rtsp://camera/ RTSP/1.0\nCSeq: 7\n\n'),
  data(255, Buffer.alloc(70, 0x24)),
  Buffer.from('RTSP/1.0 200\r\nCSeq:3\r\n\r\n'),
])

const items: RtspItem[] = [
  {
    type: 'response',
    status: 401,
    reason: 'Unauthorized',
    headers: new Map([
      ['cseq', ['1']],
      ['www-authenticate', ['Basic realm="a"', 'Digest realm="a"']],
    ]),
    body: Buffer.alloc(0),
  },
  {
    type: 'response',
    status: 200,
    reason: 'OK',
    headers: new Map([
      ['cseq', ['2']],
      ['x-long', ['one two']],
      ['content-length', ['9']],
    ]),
    body: Buffer.from('v=0\r\n$\0\0\0'),
  },
  { type: 'data', channel: 0, payload: Buffer.from('RTSP/1.0 200 OK\r\n\r\n') },
  { type: 'data', channel: 1, payload: Buffer.alloc(0) },
  {
    type: 'request',
    method: 'OPTIONS',
    uri: 'rtsp://camera/',
    headers: new Map([['cseq', ['7']]]),
    body: Buffer.alloc(0),
  },
  { type: 'data', channel: 255, payload: Buffer.alloc(70, 0x24) },
  { type: 'response', status: 200, reason: '', headers: new Map([['cseq', ['3']]]), body: Buffer.alloc(0) },
]

describe('RTSP parser', () => {
  it('reads messages and data as they follow each other', () => expect(parse([stream])).toEqual(items))

  it('reads the same in any split', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (cuts) => {
        expect(parse(split(stream, cuts))).toEqual(items)
      }),
    )
    expect(parse([...stream].map((byte) => Buffer.from([byte])))).toEqual(items)
  })

  it.each([
    ['another protocol', 'HTTP/1.1 200 OK\r\n\r\n'],
    ['noise', '\x01\x02\x03'],
    ['a header without a colon', 'RTSP/1.0 200 OK\r\nnonsense\r\n\r\n'],
    ['a length that is none', 'RTSP/1.0 200 OK\r\nContent-Length: -5\r\n\r\n'],
    ['a body beyond measure', 'RTSP/1.0 200 OK\r\nContent-Length: 99999999\r\n\r\n'],
    ['too many headers', `RTSP/1.0 200 OK\r\n${'A: b\r\n'.repeat(100)}\r\n`],
    ['a header beyond measure', `RTSP/1.0 200 OK\r\nA: ${'x'.repeat(20_000)}`],
  ])('tells %s, and then gives nothing more', (_name, text) => {
    const parser = createRtspParser()
    expect(parser.push(Buffer.from(text, 'latin1')).map(({ type }) => type)).toEqual(['malformed'])
    expect(parser.push(stream)).toEqual([])
  })

  it('takes any bytes, and says the same of them in any split', () => {
    const start = fc.constantFrom(
      '',
      'RTSP/1.0 200 OK\r\n',
      '$\0\0\x04',
      'RTSP/1.0 200 OK\r\nContent-Length: 4\r\n\r\n',
    )
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat()), (head, bytes, cuts) => {
        const all = Buffer.concat([Buffer.from(head, 'latin1'), bytes])
        expect(parse(split(all, cuts))).toEqual(parse([all]))
      }),
      { numRuns: 500 },
    )
  })

  it('reads a header that is all blanks in a moment: the door shares this process', () => {
    const blanks = Buffer.from(`RTSP/1.0 200 OK\r\nX: a${' '.repeat(16_000)}b\r\n\r\n`)
    const beganMs = performance.now()
    expect(parse(Array(50).fill(blanks))).toHaveLength(50)
    expect(performance.now() - beganMs).toBeLessThan(2_000)
  })
})
