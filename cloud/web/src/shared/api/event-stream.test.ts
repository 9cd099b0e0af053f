import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createStreamParser, type StreamEvent } from './event-stream.ts'

function parse(...pieces: string[]): StreamEvent[] {
  const events: StreamEvent[] = []
  const take = createStreamParser((event) => events.push(event))
  for (const piece of pieces) take(piece)
  return events
}

it('reads events with type and data', () => {
  expect(parse('event: hello\ndata: {}\n\nevent:journal\ndata:{"a":1}\n\n')).toEqual([
    { type: 'hello', data: '{}' },
    { type: 'journal', data: '{"a":1}' },
  ])
})

it('passes over comments, unknown fields and events without data', () => {
  expect(parse(': keep-alive\n\nid: 7\nretry: 1\nevent: nothing\n\n')).toEqual([])
})

it('joins lines of data, and calls an event without type a message', () => {
  expect(parse('data: a\ndata: b\n\n')).toEqual([{ type: 'message', data: 'a\nb' }])
})

it('reads the same whatever the pieces and the line ends', () => {
  const text = 'event: one\ndata: 1\n\n: c\ndata: 2\ndata: 3\n\n'
  const expected = parse(text)
  fc.assert(
    fc.property(fc.constantFrom('\n', '\r\n'), fc.array(fc.nat(text.length + 10)), (end, cuts) => {
      const whole = text.replaceAll('\n', end)
      const edges = [0, ...cuts.filter((cut) => cut < whole.length).sort((a, b) => a - b), whole.length]
      const pieces = edges.slice(1).map((edge, n) => whole.slice(edges[n], edge))
      expect(parse(...pieces)).toEqual(expected)
    }),
  )
})
