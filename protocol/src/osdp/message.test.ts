import { describe, expect, it } from 'vitest'
import { commandCodecs } from './command/index.ts'
import { decodeCommand, decodeReply, encodeCommand, encodeReply, fromHex, toHex } from './index.ts'
import { replyCodecs } from './reply/index.ts'

describe('golden examples', () => {
  it.each(Object.values(commandCodecs).map((codec) => [codec.golden.message, codec.code, codec.golden.data] as const))(
    'command %o stands as its bytes',
    (message, code, data) => {
      const body = Uint8Array.of(code, ...fromHex(data))
      expect(toHex(encodeCommand(message))).toBe(toHex(body))
      expect(decodeCommand(body)).toEqual({ ok: true, command: message })
    },
  )

  it.each(Object.values(replyCodecs).map((codec) => [codec.golden.message, codec.code, codec.golden.data] as const))(
    'reply %o stands as its bytes',
    (message, code, data) => {
      const body = Uint8Array.of(code, ...fromHex(data))
      expect(toHex(encodeReply(message))).toBe(toHex(body))
      expect(decodeReply(body)).toEqual({ ok: true, reply: message })
    },
  )
})

describe('what a message cannot be', () => {
  it.each([
    ['POLL with data', '60 00'],
    ['ID without its byte', '61'],
    ['LED cut short', '69 00 00 02 02 01 02 00 0A 00 00 00 00 00'],
    ['LED with a colour that is none', '69 00 00 02 02 01 09 00 0A 00 00 00 00 00 00'],
    ['LED with a mode that is none', '69 00 00 03 02 01 02 00 0A 00 00 00 00 00 00'],
    ['OUT with an action that is none', '68 00 07 00 00'],
    ['TEXT that announces more than it has', '6B 00 01 00 01 01 05 41'],
    ['TEXT with a mode that is none', '6B 00 05 00 01 01 01 41'],
    ['COMSET cut short', '6E 00 80 25 00'],
  ])('%s', (_what, hex) => expect(decodeCommand(fromHex(hex))).toEqual({ ok: false, defect: 'malformed' }))

  it.each([
    ['PDID cut short', '45 00 0E E3'],
    ['PDCAP with a rest', '46 03 01'],
    ['RAW with fewer bytes than bits', '50 00 00 10 00 12'],
    ['RAW with more bytes than bits', '50 00 00 08 00 12 34'],
    ['KEYPPAD with another count', '53 00 02 31'],
    ['KEYPPAD with a key that is none', '53 00 01 07'],
    ['NAK without a reason', '41'],
  ])('%s', (_what, hex) => expect(decodeReply(fromHex(hex))).toEqual({ ok: false, defect: 'malformed' }))

  it('an unknown code, or nothing at all', () => {
    expect(decodeCommand(fromHex('A7 01'))).toEqual({ ok: false, defect: 'unknown-command' })
    expect(decodeReply(new Uint8Array())).toEqual({ ok: false, defect: 'unknown-reply' })
  })
})

describe('texts', () => {
  const show = (text: string) => ({ type: 'show-text', reader: 0, wraps: false, row: 1, column: 1, text }) as const

  it.each(['Домовой', 'Кв. 12', 'Ключ не найден', 'ёЁ №5 «я»'])('%s comes through whole', (text) => {
    expect(decodeCommand(encodeCommand(show(text)))).toEqual({ ok: true, command: show(text) })
  })

  it('shows a question mark for what Windows-1251 lacks, and cuts at 255 characters', () => {
    expect(decodeCommand(encodeCommand(show('ключ 🔑')))).toEqual({ ok: true, command: show('ключ ?') })
    expect(decodeCommand(encodeCommand(show('я'.repeat(300))))).toEqual({ ok: true, command: show('я'.repeat(255)) })
  })
})
