import { describe, expect, it } from 'vitest'
import {
  type Command,
  checksum,
  crc16,
  decodeCommand,
  decodeFrame,
  decodeReply,
  encodeCommand,
  encodeFrame,
  encodeReply,
  type Frame,
  fromHex,
  type Reply,
  toHex,
} from './index.ts'

/** Bytes that others published: an implementation that only agrees with itself proves nothing. */

describe('check characters (SIA OSDP 2.2 annex E, as quoted in libosdp tests/unit-tests/test-sc-sia-vectors.c)', () => {
  it.each([
    ['53 7F 0D 00 04 6E 00 80 25 00 00', 0x386e],
    ['53 00 09 00 04 61 00', 0x66c0],
  ])('CRC of %s', (hex, crc) => expect(crc16(fromHex(hex))).toBe(crc))

  it.each([
    ['53 7F 0C 00 00 6E 00 80 25 00 00', 0x0f],
    ['53 00 08 00 00 61 00', 0x44],
  ])('checksum of %s', (hex, sum) => expect(checksum(fromHex(hex))).toBe(sum))
})

const green = { onTicks: 2, offTicks: 1, onColor: 'green', offColor: 'black', ticks: 10 } as const
const red = { ...green, onColor: 'red' } as const
const led = (temporary: typeof green | typeof red): Command => ({
  type: 'set-leds',
  leds: [{ reader: 0, led: 0, temporary, permanent: 'keep' }],
})

const commands: [source: string, hex: string, command: Command][] = [
  ['libosdp test-cp-phy.c', '53 65 08 00 04 60 60 90', { type: 'poll' }],
  ['libosdp test-cp-phy.c', '53 65 09 00 04 61 00 D9 7A', { type: 'identify' }],
  ['OSDP.Net CommandOutgoingMessageTest.cs', '53-00-08-00-06-60-89-CC', { type: 'poll' }],
  ['OSDP.Net CommandOutgoingMessageTest.cs', '53-00-07-00-02-60-44', { type: 'poll' }],
  ['OSDP.Net CommandOutgoingMessageTest.cs', '53-00-09-00-06-61-00-A0-08', { type: 'identify' }],
  ['OSDP.Net CommandOutgoingMessageTest.cs', '53-00-09-00-06-62-00-F3-5D', { type: 'ask-capabilities' }],
  ['OSDP.Net CommandOutgoingMessageTest.cs', '53-00-08-00-02-62-00-41', { type: 'ask-capabilities' }],
  ['OSDP.Net CommandOutgoingMessageTest.cs', '53-00-08-00-06-64-0D-8C', { type: 'ask-local-status' }],
  ['OSDP.Net CommandOutgoingMessageTest.cs', '53-00-08-00-06-65-2C-9C', { type: 'ask-inputs' }],
  [
    'OSDP.Net CommandOutgoingMessageTest.cs',
    '53-00-0D-00-06-6E-01-80-25-00-00-EC-7B',
    { type: 'set-communication', address: 1, baud: 9600 },
  ],
  [
    'OSDP.Net CommandOutgoingMessageTest.cs',
    '53-00-10-00-06-68-00-03-64-00-01-06-78-00-0B-5B',
    {
      type: 'set-outputs',
      outputs: [
        { output: 0, action: 'off-after', ticks: 100 },
        { output: 1, action: 'off-for', ticks: 120 },
      ],
    },
  ],
  [
    'OSDP.Net PacketDecodingTest.cs (captured)',
    '53 00 0D 00 06 6A 00 02 02 02 01 59 92',
    { type: 'sound-buzzer', reader: 0, tone: 'default', onTicks: 2, offTicks: 2, count: 1 },
  ],
  ['osdp-python test_command.py', '537F0800006100C5', { type: 'identify' }],
  ['osdp-python test_command.py', '537F08000560A5E1', { type: 'poll' }],
  ['osdp-python test_command.py', '537F15000269000002020102000A0000000000009D', led(green)],
  ['osdp-python test_command.py', '537F16000569000002020102000A0000000000009134', led(green)],
  ['osdp-python test_command.py', '537F16000669000002020101000A00000000000098F1', led(red)],
  [
    'osdp-python test_command.py',
    '537F0D00066A00020200010B7D',
    { type: 'sound-buzzer', reader: 0, tone: 'default', onTicks: 2, offTicks: 0, count: 1 },
  ],
  [
    'osdp-python test_command.py',
    '537F1100016B00010000000474657374EC',
    { type: 'show-text', reader: 0, wraps: false, row: 0, column: 0, text: 'test' },
  ],
  [
    'osdp-python test_command.py',
    '537F1D00076B00010000000F68656C6C6F2C20756E6976657273650370',
    { type: 'show-text', reader: 0, wraps: false, row: 0, column: 0, text: 'hello, universe' },
  ],
]

const replies: [source: string, hex: string, reply: Reply][] = [
  ['OSDP.Net ReplyTest.cs (off the wire)', '53 80 08 00 05 40 68 9F', { type: 'ack' }],
  ['libosdp test-cp-fsm.c', '53 E5 08 00 06 40 B0 F0', { type: 'ack' }],
  [
    'libosdp test-cp-fsm.c',
    '53 E5 14 00 04 45 A1 A2 A3 B1 C1 D1 D2 D3 D4 E1 E2 E3 F8 D9',
    {
      type: 'identity',
      vendor: 0xa1a2a3,
      model: 0xb1,
      version: 0xc1,
      serial: 0xd4d3d2d1,
      firmware: { major: 0xe1, minor: 0xe2, build: 0xe3 },
    },
  ],
  [
    'libosdp test-cp-fsm.c',
    '53 E5 0B 00 05 46 04 04 01 B3 EC',
    { type: 'capabilities', capabilities: [{ function: 4, level: 4, count: 1 }] },
  ],
  [
    'OSDP.Net PacketDecodingTest.cs (captured)',
    '53-80-14-00-06-45-00-0E-E3-10-10-00-00-74-97-23-06-06-1B-88',
    {
      type: 'identity',
      vendor: 0x0ee3,
      model: 0x10,
      version: 0x10,
      serial: 0x97740000,
      firmware: { major: 0x23, minor: 6, build: 6 },
    },
  ],
  ['osdp-python test_reply.py', '53 FF 07 00 01 40 66', { type: 'ack' }],
  ['osdp-python test_reply.py', '53 FF 08 00 07 40 75 81', { type: 'ack' }],
  [
    'osdp-python test_reply.py',
    '53 FF 0D 00 02 53 FF 04 31 32 33 34 7F',
    { type: 'keypad', reader: 0xff, keys: ['1', '2', '3', '4'] },
  ],
  [
    'osdp-python test_reply.py',
    '53FF0E000553FF043132333481B6',
    { type: 'keypad', reader: 0xff, keys: ['1', '2', '3', '4'] },
  ],
]

/** The frame that `hex` stands for, after asserting that it is one and that it encodes to the same bytes again. */
function frameOf(hex: string): Frame {
  const decoded = decodeFrame(fromHex(hex))
  if (!decoded.ok) throw new Error(decoded.defect)
  expect(toHex(encodeFrame(decoded.frame))).toBe(toHex(fromHex(hex)))
  return decoded.frame
}

describe('commands', () => {
  it.each(commands)('%s: %s', (_source, hex, command) => {
    const frame = frameOf(hex)
    expect(frame.isReply).toBe(false)
    expect(decodeCommand(frame.body)).toEqual({ ok: true, command })
    expect(toHex(encodeCommand(command))).toBe(toHex(frame.body))
  })
})

describe('replies', () => {
  it.each(replies)('%s: %s', (_source, hex, reply) => {
    const frame = frameOf(hex)
    expect(frame.isReply).toBe(true)
    expect(decodeReply(frame.body)).toEqual({ ok: true, reply })
    expect(toHex(encodeReply(reply))).toBe(toHex(frame.body))
  })

  it.each([['53 FF 0F 00 02 50 FF 01 1A 00 CD 22 C7 16 67'], ['53 FF 10 00 05 50 FF 01 1A 00 CD 22 C7 16 00 C9']])(
    'osdp-python test_reply.py: %s is a 26 bit Wiegand card, without what stands behind its last bit',
    (hex) => {
      expect(decodeReply(frameOf(hex).body)).toEqual({
        ok: true,
        reply: { type: 'raw-card', reader: 0xff, format: 'wiegand', bitCount: 26, bits: fromHex('CD 22 C7 00') },
      })
    },
  )

  it('libosdp-conformance README.md: a card of 75 bits', () => {
    expect(decodeReply(fromHex('50 00 00 4b 00 09 a4 49 4a a3 27 4c d5 2b c0'))).toEqual({
      ok: true,
      reply: { type: 'raw-card', reader: 0, format: 'raw', bitCount: 75, bits: fromHex('09a4494aa3274cd52bc0') },
    })
  })

  it('OSDP.Net DeviceCapabilitiesTest.cs: what a real reader with keypad says of itself', () => {
    const data = [
      3, 1, 1, 4, 4, 1, 5, 2, 1, 6, 0, 0, 7, 0, 0, 8, 1, 0, 9, 1, 1, 10, 194, 1, 14, 0, 0, 15, 0, 0, 16, 1, 0,
    ]
    const decoded = decodeReply(Uint8Array.of(0x46, ...data))
    expect(decoded.ok && decoded.reply.type === 'capabilities' && decoded.reply.capabilities).toHaveLength(11)
  })
})

describe('more than one LED at once (OSDP.Net ReaderLedControlsTest.cs)', () => {
  const data = '02 03 02 01 02 06 00 04 00 01 02 06 04 03 05 06 02 01 02 06 00 04 00 01 02 06 04 03'
  it('reads and writes them', () => {
    const pattern = {
      temporary: { onTicks: 1, offTicks: 2, onColor: 'cyan', offColor: 'black', ticks: 4 },
      permanent: { onTicks: 2, offTicks: 6, onColor: 'blue', offColor: 'amber' },
    } as const
    const command: Command = {
      type: 'set-leds',
      leds: [
        { reader: 2, led: 3, ...pattern },
        { reader: 5, led: 6, ...pattern },
      ],
    }
    expect(decodeCommand(fromHex(`69 ${data}`))).toEqual({ ok: true, command })
    expect(toHex(encodeCommand(command))).toBe(`69 ${data}`)
  })
})

describe('a frame of a secure channel (OSDP.Net CommandOutgoingMessageTest.cs)', () => {
  it('is recognised, with its block apart from the rest', () => {
    const frame = frameOf('53-00-0E-00-0E-02-15-60-4B-32-76-77-73-B6')
    expect(frame.security).toEqual({ type: 0x15, data: new Uint8Array() })
    expect(frame.body[0]).toBe(0x60)
  })
})
