import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readZip } from './read-zip.ts'
import { cleanName, largestFileBytes, sniffFile } from './sniff-file.ts'
import { makeZip } from './test-zip.ts'

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n')
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200, 1), Buffer.from([0xff, 0xd9])])
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  Buffer.from('IHDR'),
  Buffer.alloc(20),
])
const xml = Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<extract_about_property_room/>')
const signature = Buffer.concat([Buffer.from('308006092a864886f70d010702a080', 'hex'), Buffer.alloc(50, 7)])

describe('a file', () => {
  it.each([
    ['выписка.pdf', pdf, 'pdf'],
    ['Фото.JPG', jpeg, 'jpeg'],
    ['scan.jpeg', jpeg, 'jpeg'],
    ['план.png', png, 'png'],
    ['extract.xml', xml, 'xml'],
    ['extract.xml', Buffer.concat([Buffer.from('\uFEFF'), xml]), 'xml'],
    ['extract.xml.sig', signature, 'signature'],
    ['extract.p7s', Buffer.from(`-----BEGIN PKCS7-----\n${signature.toString('base64')}\n`), 'signature'],
    [
      'response.zip',
      makeZip([
        { name: 'a.xml', bytes: xml },
        { name: 'a.xml.sig', bytes: signature },
      ]),
      'zip',
    ],
  ])('%s is what stands in it', (name, bytes, kind) => {
    expect(sniffFile(name, bytes)).toEqual({ kind, name })
  })

  it.each([1, 2, 3])('of %s bytes is refused like any other', (length) => {
    expect(() => sniffFile('a.bin', Buffer.from('PK\u0003'.slice(0, length)))).toThrow(/file\.kind/)
    expect(() => sniffFile('a.pdf', Buffer.from('%PD'.slice(0, length)))).toThrow(/file\.lies/)
  })

  it('that holds archives may unpack to no more than one archive may', () => {
    const zeros = Buffer.alloc(9_000_000)
    const inner = makeZip([{ name: 'a.xml', bytes: zeros }])
    const of = (count: number) =>
      makeZip(Array.from({ length: count }, (_, at) => ({ name: `${at}.zip`, bytes: inner })))
    expect(() => sniffFile('a.zip', of(8))).toThrow(/file\.archive/)
    expect(sniffFile('a.zip', of(2)).kind).toBe('zip')
  })

  it.each([
    ['photo.pdf', jpeg],
    ['document.jpg', pdf],
    ['extract.xml', pdf],
    ['extract.pdf', Buffer.from('<html><script>alert(1)</script></html>')],
    ['extract.zip', pdf],
    ['program.exe', pdf],
    ['picture.svg', xml],
  ])('%s that says to be something else is refused', (name, bytes) => {
    expect(() => sniffFile(name, bytes)).toThrow(/file\.lies/)
  })

  it.each([
    ['notes', Buffer.from('just text')],
    ['page', Buffer.from('<html>')],
    ['picture', Buffer.from('<svg onload="alert(1)"/>')],
    ['doc', Buffer.from('<!DOCTYPE html><p>')],
    ['program', Buffer.from('MZ\0\0')],
    ['half', Buffer.from('%PDF-1.7 cut off')],
  ])('of no kind that we take is refused: %s', (name, bytes) => {
    expect(() => sniffFile(name, bytes)).toThrow(/file\.kind/)
  })

  it('may take ten megabytes and not one byte more', () => {
    const largest = Buffer.concat([pdf, Buffer.alloc(largestFileBytes - 2 * pdf.length, 32), pdf])
    expect(sniffFile('a.pdf', largest).kind).toBe('pdf')
    expect(() => sniffFile('a.pdf', Buffer.concat([largest, Buffer.from('\n')]))).toThrow(/file\.too-large/)
    expect(() => sniffFile('a.pdf', Buffer.alloc(0))).toThrow(/file\.empty/)
  })

  it('without an ending gets its kind’s', () => {
    expect(sniffFile('выписка', pdf)).toEqual({ kind: 'pdf', name: 'выписка.pdf' })
  })
})

describe('an archive', () => {
  it('that would unpack to more than an extract ever takes is refused before it does', () => {
    const bomb = makeZip([{ name: 'a.xml', bytes: Buffer.alloc(40_000_000, 32) }])
    expect(bomb.length).toBeLessThan(100_000)
    expect(() => sniffFile('a.zip', bomb)).toThrow(/file\.archive/)
  })

  it('that lies about its sizes is refused while it unpacks', () => {
    const liar = makeZip([{ name: 'a.xml', bytes: Buffer.alloc(40_000_000, 32), claims: 1_000 }])
    expect(() => sniffFile('a.zip', liar)).toThrow(/file\.broken/)
  })

  it('in an archive in an archive is refused, and many small ones too', () => {
    let nested = makeZip([{ name: 'a.xml', bytes: xml }])
    expect(sniffFile('a.zip', makeZip([{ name: 'b.zip', bytes: nested }])).kind).toBe('zip')
    for (let depth = 0; depth < 2; depth++) nested = makeZip([{ name: 'b.zip', bytes: nested }])
    expect(() => sniffFile('a.zip', nested)).toThrow(/file\.archive/)
    const many = makeZip(Array.from({ length: 1_000 }, (_, i) => ({ name: `${i}.xml`, bytes: xml })))
    expect(() => sniffFile('a.zip', many)).toThrow(/file\.archive/)
  })

  it('with a program in it is refused', () => {
    expect(() => sniffFile('a.zip', makeZip([{ name: 'run.exe', bytes: xml }]))).toThrow(/file\.archive/)
  })

  it('reads or refuses whatever bytes it has, and nothing else', () => {
    const whole = makeZip([{ name: 'a.xml', bytes: xml }])
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), fc.nat(whole.length), (at, byte, cut) => {
        const broken = Buffer.from(whole)
        broken[at] = byte
        try {
          for (const entry of readZip(broken.subarray(0, cut || undefined))) entry.read()
        } catch (error) {
          expect(error).toMatchObject({ name: 'DomainError' })
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Анна\\выписка.pdf', 'выписка.pdf'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    ['  .hidden. ', 'hidden'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
    ['', 'file'],
    ['???', 'file'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanName(given)).toBe(kept)
  })

  it('is one short line without folders, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = cleanName(given)
        expect([...name].length).toBeLessThanOrEqual(100)
        expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}<>:"|?*]+$/u)
        expect(cleanName(name)).toBe(name)
      }),
    )
  })
})
