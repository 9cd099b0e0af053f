import {
  type Command,
  decodeFrame,
  decodeReply,
  encodeCommand,
  type Frame,
  fromHex,
  type Reply,
  type Sequence,
  toHex,
} from '@domovoy/protocol/osdp'
import { describe, expect, it } from 'vitest'
import { communicationBehaviour } from './behaviours/communication.ts'
import { identity, identityBehaviour } from './behaviours/identity.ts'
import { pressKey } from './behaviours/keypad.ts'
import { createReports, pollBehaviour } from './behaviours/poll.ts'
import { statusBehaviour } from './behaviours/status.ts'
import { createPeripheral } from './peripheral.ts'

function start() {
  const reports = createReports()
  const line = { address: 5 }
  const peripheral = createPeripheral(line, [
    pollBehaviour(reports),
    identityBehaviour,
    statusBehaviour,
    communicationBehaviour(line),
  ])
  const frame = (body: Uint8Array, sequence: Sequence, change: Partial<Frame> = {}): Frame => ({
    address: 5,
    isReply: false,
    sequence,
    check: 'crc',
    body,
    ...change,
  })
  const ask = (command: Command, sequence: Sequence, change?: Partial<Frame>) =>
    peripheral.answer(frame(encodeCommand(command), sequence, change))
  return { reports, peripheral, frame, ask }
}

/** What the bytes say, and from whom. */
function said(bytes: Uint8Array | undefined): { reply: Reply; frame: Frame } | undefined {
  if (!bytes) return undefined
  const decoded = decodeFrame(bytes)
  if (!decoded.ok) throw new Error(decoded.defect)
  const reply = decodeReply(decoded.frame.body)
  if (!reply.ok) throw new Error(reply.defect)
  return { reply: reply.reply, frame: decoded.frame }
}

describe('a peripheral', () => {
  it('answers under the number, the address and the check that it was asked with', () => {
    const { ask } = start()
    expect(said(ask({ type: 'identify' }, 0))).toMatchObject({ reply: identity, frame: { address: 5, isReply: true } })
    const answer = said(ask({ type: 'poll' }, 1, { check: 'checksum' }))
    expect(answer).toMatchObject({ reply: { type: 'ack' }, frame: { sequence: 1, check: 'checksum' } })
  })

  it('answers a broadcast as one', () => {
    const { ask } = start()
    expect(said(ask({ type: 'poll' }, 0, { address: 0x7f }))?.frame.address).toBe(0x7f)
  })

  it.each([
    ['to another address', { address: 6 }],
    ['from a peripheral', { isReply: true }],
  ])('is silent to a frame %s', (_which, change) => {
    expect(start().ask({ type: 'poll' }, 0, change)).toBeUndefined()
  })

  it('says the same once more under the same number, and does nothing twice', () => {
    const { ask, reports } = start()
    ask({ type: 'poll' }, 0)
    pressKey(reports, '1')
    pressKey(reports, '2')
    const first = ask({ type: 'poll' }, 1)
    expect(said(first)?.reply).toEqual({ type: 'keypad', reader: 0, keys: ['1'] })
    expect(ask({ type: 'poll' }, 1)).toEqual(first)
    expect(said(ask({ type: 'poll' }, 2))?.reply).toEqual({ type: 'keypad', reader: 0, keys: ['2'] })
  })

  it.each([
    ['one is left out', 3],
    ['another command comes under the same one', 1],
  ] as const)('refuses a sequence number when %s, and takes 0 at any time', (_when, sequence) => {
    const { ask } = start()
    ask({ type: 'poll' }, 0)
    ask({ type: 'poll' }, 1)
    expect(said(ask({ type: 'identify' }, sequence))?.reply).toEqual({ type: 'nak', reason: 'sequence' })
    expect(said(ask({ type: 'identify' }, 0))?.reply).toEqual(identity)
  })

  it('refuses to go on with a controller that it has not seen', () => {
    expect(said(start().ask({ type: 'poll' }, 2))?.reply).toEqual({ type: 'nak', reason: 'sequence' })
  })

  it.each([
    ['a command that it does not know', 'A7 01', 'unknown-command'],
    ['one that none of its behaviours knows', '68 00 02 00 00', 'unknown-command'],
    ['a known one with too little in it', '61', 'command-length'],
  ])('refuses %s', (_what, hex, reason) => {
    const { peripheral, frame } = start()
    expect(said(peripheral.answer(frame(fromHex(hex), 0)))?.reply).toEqual({ type: 'nak', reason })
  })

  it('refuses a secure channel', () => {
    const { ask } = start()
    const security = { type: 0x15, data: new Uint8Array() }
    expect(said(ask({ type: 'poll' }, 0, { security }))?.reply).toEqual({
      type: 'nak',
      reason: 'secure-channel-unsupported',
    })
  })

  it('says that nobody opens its case', () => {
    expect(said(start().ask({ type: 'ask-local-status' }, 0))?.reply).toMatchObject({ isTampered: false })
  })

  it('takes another address after it has answered from the old one', () => {
    const { ask } = start()
    const answer = ask({ type: 'set-communication', address: 9, baud: 9600 }, 0)
    expect(said(answer)).toMatchObject({ reply: { type: 'communication', address: 9 }, frame: { address: 5 } })
    expect(ask({ type: 'poll' }, 1)).toBeUndefined()
    expect(said(ask({ type: 'poll' }, 1, { address: 9 }))?.reply).toEqual({ type: 'ack' })
  })

  it('gives the bytes of a known reader for the same question (libosdp test-cp-phy.c)', () => {
    const line = { address: 0x65 }
    const { answer } = createPeripheral(line, [pollBehaviour(createReports())])
    const asked = decodeFrame(fromHex('53 65 08 00 04 60 60 90'))
    const bytes = asked.ok ? answer(asked.frame) : undefined
    expect(bytes && toHex(bytes.subarray(0, 6))).toBe('53 E5 08 00 04 40')
  })
})
