import { pcma } from '@domovoy/protocol/sip'
import { expect, it } from 'vitest'
import { VirtualClock } from '../virtual-clock.ts'
import { sendSound } from './send-sound.ts'
import { packetSamples } from './speech.ts'

function play(packets: number, clock = new VirtualClock(0)) {
  const sent: { atMs: number; packet: DataView }[] = []
  const sound = new Uint8Array(packets * packetSamples).map((_, index) => index / packetSamples)
  const send = (packet: Uint8Array) => sent.push({ atMs: clock.now(), packet: new DataView(packet.buffer) })
  const stop = sendSound({ sound, payload: pcma, clock, send, onSent: () => {} })
  return { clock, sent, stop }
}

it('sends a packet each 20 ms, numbered and stamped one after the other (RFC 3550)', () => {
  const { clock, sent } = play(50)
  clock.advance(10_000)
  expect(sent.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 50 }, (_, n) => n * 20))
  const [first] = sent
  for (const [n, { packet }] of sent.entries()) {
    expect(packet.getUint16(0)).toBe(n === 0 ? 0x8088 : 0x8008)
    expect((packet.getUint16(2) - (first?.packet.getUint16(2) ?? 0)) & 0xffff).toBe(n)
    expect((packet.getUint32(4) - (first?.packet.getUint32(4) ?? 0)) >>> 0).toBe(n * packetSamples)
    expect(packet.getUint8(12)).toBe(n)
    expect(packet.byteLength).toBe(12 + packetSamples)
  }
  expect(clock.waiting).toBe(0)
})

it('catches up with a little, and does not flood after much', () => {
  class LateClock extends VirtualClock {
    lateMs = 0
    override now() {
      return super.now() + this.lateMs
    }
  }
  const clock = new LateClock(0)
  const { sent } = play(500, clock)
  clock.lateMs = 70
  clock.advance(20)
  expect(sent).toHaveLength(5)
  clock.lateMs = 5_000
  clock.advance(20)
  expect(sent.length).toBeLessThanOrEqual(10)
  clock.lateMs = 0
  const before = sent.length
  clock.advance(1_000)
  expect(sent.length - before).toBeGreaterThanOrEqual(45)
})

it('stops when it is told to', () => {
  const { clock, sent, stop } = play(50)
  clock.advance(100)
  stop()
  clock.advance(1_000)
  expect(sent).toHaveLength(6)
  expect(clock.waiting).toBe(0)
})
