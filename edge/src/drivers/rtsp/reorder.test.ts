import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReorder } from './reorder.ts'

const packet = (sequenceNumber: number, ssrc = 1) => ({
  ssrc,
  sequenceNumber: sequenceNumber & 0xffff,
  timestamp: 0,
  marker: false,
  payloadType: 96,
  payload: Buffer.alloc(0),
})

function run(numbers: number[], depth = 4): number[] {
  const reorder = createReorder(depth)
  return numbers.flatMap((number) => reorder.push(packet(number)).map(({ sequenceNumber }) => sequenceNumber))
}

describe('reorder', () => {
  it('passes on what comes in turn', () => expect(run([65_534, 65_535, 0, 1])).toEqual([65_534, 65_535, 0, 1]))
  it('turns what came too early', () => expect(run([1, 3, 4, 2, 5])).toEqual([1, 2, 3, 4, 5]))
  it('drops what comes twice or too late', () => expect(run([5, 6, 6, 4, 7])).toEqual([5, 6, 7]))
  it('gives up what does not come', () => expect(run([1, 3, 4, 5, 6, 7, 2])).toEqual([1, 3, 4, 5, 6, 7]))
  it('begins anew after a jump', () => expect(run([1, 2, 9_000, 9_001])).toEqual([1, 2, 9_000, 9_001]))
  it('begins anew with another source', () => {
    const reorder = createReorder(4)
    reorder.push(packet(10))
    expect(reorder.push(packet(3, 2))).toHaveLength(1)
  })

  it('brings any small disorder back in order without loss', () => {
    const disorder = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), disorder, (start, delays) => {
        const sent = delays.map((delay, index) => ({ number: start + 1 + index, at: index + delay }))
        const arrived = sent.toSorted((a, b) => a.at - b.at).map(({ number }) => number)
        const expected = sent.map(({ number }) => number & 0xffff)
        expect(run([start, ...arrived], 8)).toEqual([start, ...expected])
      }),
    )
  })
})
