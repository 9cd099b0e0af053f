import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSupportMessage } from './read-support-message.ts'

const asItIs = (text: string) => text
const good = { name: 'Анна', answerBy: 'email', contact: 'Anna@Example.ru ', text: 'Не приходит код' } as const

describe('a message to support', () => {
  it('is taken in one form', () => {
    const written = { ...good, name: '  Анна \t Смирнова ', text: ' Дверь\r\nне\u202E открывается\u0000 ' }
    expect(readSupportMessage(written, asItIs)).toEqual({
      name: 'Анна Смирнова',
      answerBy: 'email',
      contact: 'anna@example.ru',
      text: 'Дверь\nне открывается',
    })
  })

  it('keeps what people write: emoji, markup, quotes', () => {
    const text = `👻 <b>'; drop table support_message; --</b>`
    expect(readSupportMessage({ ...good, text }, asItIs).text).toBe(text)
  })

  it.each([
    [{ name: '' }, 'support.text'],
    [{ name: 'я'.repeat(121) }, 'support.text'],
    [{ text: 'ой' }, 'support.text'],
    [{ text: 'ы'.repeat(4_001) }, 'support.text'],
    [{ text: '\u200e\u200f\u202e\u2066\u2069\u0000\u0001' }, 'support.text'],
    [{ contact: 'anna' }, 'support.contact'],
    [{ contact: 'a@b.ru\nBcc: c@d.ru' }, 'support.contact'],
  ])('%j is refused: %s', (change, code) => {
    expect(() => readSupportMessage({ ...good, ...change }, asItIs)).toThrow(code)
  })

  it('whatever is written: refused by a known fault, or without anything unseen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, text) => {
        try {
          const read = readSupportMessage({ ...good, name, text }, asItIs)
          expect(read.name).not.toMatch(/[\p{Cc}\u202e]/u)
          expect(read.text.length).toBeLessThanOrEqual(4_000)
        } catch (error) {
          expect(String(error)).toContain('support.')
        }
      }),
    )
  })
})
