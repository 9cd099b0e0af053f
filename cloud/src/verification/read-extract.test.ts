import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractXml } from '../demo/index.ts'
import { makeZip } from '../platform/files/test-zip.ts'
import { findExtract } from './find-extract.ts'
import { readExtract } from './read-extract.ts'

const wrap = (inside: string, before = '') =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>${before}<extract_about_property_room>${inside}</extract_about_property_room>`,
  )

describe('an extract', () => {
  it('names the flat, its owners and itself', () => {
    expect(readExtract(extractXml())).toEqual({
      cadastralNumber: '50:10:0010203:456',
      address: 'Российская Федерация, Московская область, г.о. Химки, г Химки, ул Лесная, д 10, кв 12',
      owners: ['Смирнова Анна Павловна'],
      date: '2026-11-18',
      number: 'КУВИ-001/2026-123456789',
    })
  })

  it('may have several owners; rights that have ended and other rights make none', () => {
    const owners = [
      { surname: 'Смирнова', name: 'Анна', patronymic: 'Павловна', rightType: 'Общая долевая собственность' },
      { surname: 'Ли', name: 'Олег' },
      { surname: 'Прежний', name: 'Иван', cancelled: true },
      { surname: 'Жилец', name: 'Пётр', rightType: 'Аренда' },
    ]
    expect(readExtract(extractXml({ owners }))?.owners).toEqual(['Смирнова Анна Павловна', 'Ли Олег'])
  })

  it('that names nobody is read all the same: strangers get such ones', () => {
    expect(readExtract(extractXml({ owners: [] }))?.owners).toEqual([])
  })

  it('saved anew in windows-1251 is read too', () => {
    const text = extractXml({ owners: [{ surname: 'AБ', name: 'В' }] })
      .toString('utf8')
      .replace('encoding="UTF-8"', 'encoding="windows-1251"')
    const bytes = Buffer.from([...text].map((it) => cp1251(it)))
    expect(readExtract(bytes)?.owners).toEqual(['AБ В'])
  })

  it('is none when it is whole XML of another sort', () => {
    expect(readExtract(Buffer.from('<?xml version="1.0"?><invoice/>'))).toBeUndefined()
  })

  it('is found in an archive as Rosreestr sends it, and in one inside it', () => {
    const inner = makeZip([
      { name: 'report.xml', bytes: extractXml() },
      { name: 'report.xml.sig', bytes: Buffer.from('x') },
    ])
    const outer = makeZip([{ name: 'report.zip', bytes: inner }])
    for (const bytes of [inner, outer]) {
      expect(
        findExtract([
          { kind: 'pdf', bytes: Buffer.from('%PDF-') },
          { kind: 'zip', bytes },
        ])?.date,
      ).toBe('2026-11-18')
    }
  })
})

describe('what is no extract', () => {
  it.each([
    ['an entity from a file', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
    ['an entity from elsewhere', '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">'],
    [
      'a billion laughs',
      `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i - 1 < 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]>`,
    ],
  ])('%s is refused', (_name, doctype) => {
    expect(() => readExtract(wrap('&a;', doctype))).toThrow(/extract\.unsafe/)
  })

  it('an entity without a declaration, and XML that is not whole, are refused', () => {
    expect(() => readExtract(wrap('&laugh;'))).toThrow(/extract\.unreadable/)
    expect(() => readExtract(Buffer.from('<extract_about_property_room><a></extract_about_property_room>'))).toThrow(
      /extract\.unreadable/,
    )
    expect(() => readExtract(Buffer.from([0x3c, 0x61, 0xff, 0xfe, 0x3e]))).toThrow(/extract\.unreadable/)
  })

  it('endless depth, endless elements and endless attributes are refused', () => {
    expect(() => readExtract(wrap(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`))).toThrow(/extract\.unsafe/)
    expect(() => readExtract(wrap('<a/>'.repeat(250_000)))).toThrow(/extract\.unsafe/)
    const attributes = Array.from({ length: 100 }, (_, i) => `a${i}="1"`).join(' ')
    expect(() => readExtract(wrap(`<a ${attributes}/>`))).toThrow(/extract\.unsafe/)
  })

  it('a megabyte of text in one element is not kept', () => {
    const read = readExtract(extractXml({ address: 'я'.repeat(1_000_000) }))
    expect(read?.address.length).toBeLessThan(5_000)
  })

  it('is refused or passed over, whatever the bytes', () => {
    const whole = extractXml()
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const broken = Buffer.from(whole)
        broken[at] = byte
        try {
          readExtract(broken)
        } catch (error) {
          expect(error).toMatchObject({ name: 'DomainError' })
        }
      }),
      { numRuns: 300 },
    )
  })
})

function cp1251(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x80) return code
  if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0
  return code === 0xab ? 0xab : code === 0xbb ? 0xbb : 0x3f
}
