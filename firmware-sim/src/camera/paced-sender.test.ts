import { expect, it } from 'vitest'
import { createPacedSender } from './paced-sender.ts'
import { VirtualClock } from './virtual-clock.ts'

it('spreads a keyframe over the time that a port of 100 Mbit/s needs, in order', () => {
  const clock = new VirtualClock()
  const sent: { packet: Buffer; atMs: number }[] = []
  const sender = createPacedSender((packet) => sent.push({ packet, atMs: clock.now() }), clock)
  const beganMs = clock.now()
  const packets = Array.from({ length: 100 }, (_, index) => Buffer.alloc(1_400, index))
  for (const packet of packets) sender.push(packet)
  expect(sent.length).toBeLessThan(13)
  clock.advance(100)
  expect(sent.map(({ packet }) => packet)).toEqual(packets)
  const tookMs = (sent.at(-1)?.atMs ?? 0) - beganMs
  expect(tookMs).toBeGreaterThanOrEqual(9)
  expect(tookMs).toBeLessThanOrEqual(13)
  expect(sender.queuedBytes()).toBe(0)
})

it('sends a small picture at once', () => {
  const clock = new VirtualClock()
  let sent = 0
  const sender = createPacedSender(() => sent++, clock)
  for (let n = 0; n < 5; n++) sender.push(Buffer.alloc(1_400))
  expect(sent).toBe(5)
})

it('sends nothing more once stopped', () => {
  const clock = new VirtualClock()
  let sent = 0
  const sender = createPacedSender(() => sent++, clock)
  for (let n = 0; n < 50; n++) sender.push(Buffer.alloc(1_400))
  const before = sent
  sender.stop()
  clock.advance(100)
  expect(sent).toBe(before)
})
