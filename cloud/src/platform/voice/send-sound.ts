import { randomBytes } from 'node:crypto'
import type { G711Payload } from '@domovoy/protocol/sip'
import type { Clock } from '../clock.ts'
import { packetSamples } from './speech.ts'

const packetMs = 20
/** What may be sent at once after the process was held up: a phone keeps about so much. */
const mostAtOnce = 5

export interface SendSoundOptions {
  /** G.711, whole packets. */
  sound: Uint8Array
  payload: G711Payload
  clock: Clock
  send: (packet: Uint8Array) => void
  /** After each packet, with how many there were. */
  onSent: (count: number) => void
}

/**
 * Sends sound as RTP (RFC 3550), a packet each 20 ms by the clock: what a timer is late by does not add up.
 * @returns stops it
 */
export function sendSound({ sound, payload, clock, send, onSent }: SendSoundOptions): () => void {
  const total = sound.length / packetSamples
  const random = randomBytes(10)
  const first = { sequence: random.readUInt16BE(0), timestamp: random.readUInt32BE(2), source: random.readUInt32BE(6) }
  let startMs = clock.now()
  let count = 0
  let cancel = () => {}
  let isStopped = false

  const packet = () => {
    const bytes = new Uint8Array(12 + packetSamples)
    const view = new DataView(bytes.buffer)
    view.setUint8(0, 0x80)
    // The marker begins a talk (RFC 3551 §4.1).
    view.setUint8(1, payload | (count === 0 ? 0x80 : 0))
    view.setUint16(2, (first.sequence + count) & 0xffff)
    view.setUint32(4, (first.timestamp + count * packetSamples) >>> 0)
    view.setUint32(8, first.source)
    bytes.set(sound.subarray(count * packetSamples, (count + 1) * packetSamples), 12)
    return bytes
  }

  const tick = () => {
    const due = Math.floor((clock.now() - startMs) / packetMs) + 1
    // Held up for long, or the machine's clock was set: from here on by the new time.
    if (due - count > mostAtOnce || due < count) startMs = clock.now() - count * packetMs
    for (const until = Math.min(due, total, count + mostAtOnce); count < until && !isStopped; ) {
      send(packet())
      count += 1
      onSent(count)
    }
    if (count < total && !isStopped) cancel = clock.after(Math.max(1, startMs + count * packetMs - clock.now()), tick)
  }
  tick()
  return () => {
    isStopped = true
    cancel()
  }
}
