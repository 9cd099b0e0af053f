import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatResponse, RtspReader } from './rtsp-message.ts'

const describe = 'DESCRIBE rtsp://camera/entrance RTSP/1.0\r\nCSeq: 2\r\nAccept: application/sdp\r\n\r\n'
const withBody = 'GET_PARAMETER rtsp://camera/entrance RTSP/1.0\r\nCSeq: 3\r\nContent-Length: 5\r\n\r\nhello'
const packet = Buffer.from([0x24, 1, 0, 3, 7, 8, 9])
const stream = Buffer.concat([Buffer.from(describe), packet, Buffer.from(`\r\n${withBody}`), packet])

it('reads requests and packets however the bytes were cut', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 20 }), (cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), stream.length]
      const reader = new RtspReader()
      const inputs = edges.slice(1).flatMap((end, index) => reader.push(stream.subarray(edges[index], end)))
      expect(inputs.map((input) => (input.type === 'request' ? input.request.method : input.type))).toEqual([
        'DESCRIBE',
        'packet',
        'GET_PARAMETER',
        'packet',
      ])
      expect(inputs[2]).toMatchObject({ request: { body: Buffer.from('hello') } })
    }),
  )
})

it('refuses what is no RTSP 1.0, then keeps silent', () => {
  const first = (text: string) => {
    const reader = new RtspReader()
    const inputs = reader.push(Buffer.from(text))
    expect(reader.push(Buffer.from(describe))).toEqual([])
    return inputs
  }
  expect(first('GET / HTTP/1.1\r\n\r\n')).toMatchObject([{ type: 'invalid', status: 505 }])
  expect(first('nonsense\r\n\r\n')).toMatchObject([{ type: 'invalid', status: 400 }])
  expect(first('PLAY x RTSP/1.0\r\nno colon\r\n\r\n')).toMatchObject([{ type: 'invalid', status: 400 }])
  expect(first('PLAY x RTSP/1.0\r\nContent-Length: -1\r\n\r\n')).toMatchObject([{ type: 'invalid', status: 400 }])
  expect(first('PLAY x RTSP/1.0\r\nContent-Length: 99999999\r\n\r\n')).toMatchObject([{ type: 'invalid', status: 413 }])
  expect(first('x'.repeat(20_000))).toMatchObject([{ type: 'invalid', status: 413 }])
})

it('survives any bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (pieces) => {
      const reader = new RtspReader()
      for (const piece of pieces)
        for (const input of reader.push(Buffer.from(piece))) expect(input.type).toBeTypeOf('string')
    }),
  )
})

it('counts the body in bytes', () => {
  expect(formatResponse('7', { status: 200, body: 'дом' })).toBe(
    'RTSP/1.0 200 OK\r\nCSeq: 7\r\nServer: Domovoy simulated camera\r\nContent-Length: 6\r\n\r\nдом',
  )
})
