import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../platform/errors.ts'
import { readLogo } from './read-logo.ts'

const svg = (inside: string, attributes = 'viewBox="0 0 8 8"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`)
const textOf = (file: Buffer) => readLogo(file).logo.toString()

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function png(width = 1, height = 1, ...more: Buffer[]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const picture = chunk('IDAT', deflateSync(Buffer.from([0, 0])))
  return Buffer.concat([signature, chunk('IHDR', header), ...more, picture, chunk('IEND', Buffer.alloc(0))])
}

describe('an SVG logo', () => {
  it('keeps its shapes and gradients', () => {
    const inside =
      '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>' +
      '<g transform="rotate(45 4,4)"><path d="M0 0h8v8z" fill="url(#a)"/></g>'
    expect(readLogo(svg(inside))).toMatchObject({
      logo: svg(inside),
      logoType: 'image/svg+xml',
      logoDigest: expect.stringMatching(/^[\da-f]{64}$/),
    })
  })

  it('loses what drawing programs leave in it', () => {
    const file = `\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- Made by x --><svg xmlns:inkscape="http://x" version="1.1"
      viewBox='0 0 8 8'><title>Дом &amp; двор</title><!-- <script> --><path inkscape:label="x" class="a" d="M0 0"/></svg>`
    expect(textOf(Buffer.from(file))).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>Дом   двор</title><path d="M0 0"/></svg>',
    )
  })

  it.each([
    '<script>alert(1)</script>',
    '<script/>',
    '<SCRIPT>alert(1)</SCRIPT>',
    '<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>',
    '<path onload="alert(1)"/>',
    '<path d="M0 0" ONCLICK="x"/>',
    '<a href="javascript:alert(1)"><path/></a>',
    '<image href="https://evil.example/x.png"/>',
    '<use href="#a"/>',
    '<foreignObject><body/></foreignObject>',
    '<style>@import "https://evil.example"</style>',
    '<path style="fill:red"/>',
    '<path fill="url(https://evil.example/#a)"/>',
    '<path fill="url(&#x68;ttps://evil.example)"/>',
    '<path fill="red;x"/>',
    '<animate attributeName="href" to="x"/>',
    '<set attributeName="onload" to="x"/>',
    '<![CDATA[<script>]]>',
    '<!DOCTYPE svg [<!ENTITY a "b">]>',
    '<?xml-stylesheet href="x"?>',
    '<path d=M0 />',
    '<path d="<"/>',
    'words',
    '<g>words</g>',
    '<',
  ])('is refused with %s in it', (inside) => {
    expect(() => readLogo(svg(inside))).toThrow('logo.unsafe')
  })

  it.each([
    '<svg viewBox="0 0 1 1">',
    '<svg></svg><svg></svg>',
    '<svg><g></svg></g>',
    '<svg></g></svg>',
    '<svg d="1" d="2"></svg>',
    `<svg>${'<g>'.repeat(100)}${'</g>'.repeat(100)}</svg>`,
    '<svg>\ud800'.concat('</svg'),
  ])('is refused when it is not whole: %s', (text) => expect(() => readLogo(Buffer.from(text))).toThrow(/logo\./))

  it('is refused where an entity is declared before it begins', () => {
    expect(() => readLogo(Buffer.from('<!DOCTYPE svg><svg></svg>'))).toThrow('logo.unreadable')
  })

  it('takes no time to refuse what was made to take time', () => {
    const beganMs = performance.now()
    for (const text of [
      '<!---->'.repeat(12_000),
      `<svg ${'a="" '.repeat(19_000)}`,
      `<svg fill="${'rgb('.repeat(20_000)}"/>`,
    ]) {
      expect(() => readLogo(Buffer.from(text))).toThrow(DomainError)
    }
    expect(performance.now() - beganMs).toBeLessThan(1_000)
  })
})

describe('a PNG logo', () => {
  it('keeps its picture, and nothing that was tucked into it', () => {
    const file = Buffer.concat([png(1, 1, chunk('tEXt', Buffer.from('where\0home'))), Buffer.from('<script>')])
    expect(readLogo(file)).toMatchObject({ logo: png(), logoType: 'image/png' })
  })

  it.each([
    ['cut short', png().subarray(0, -6)],
    ['damaged', Buffer.from(png()).fill(7, 40, 44)],
    ['of no size', png(0, 1)],
  ])('is refused %s', (_how, file) => expect(() => readLogo(file)).toThrow('logo.unreadable'))

  it('is refused when it would fill a phone', () => expect(() => readLogo(png(30_000, 1))).toThrow('logo.too-large'))
})

describe('any other file', () => {
  it('is refused by its size', () => expect(() => readLogo(Buffer.alloc(100_001))).toThrow('logo.too-large'))
  it.each(['', 'GIF89a', '\xff\xd8\xff', '<html><svg></svg></html>', '%PDF'])('is refused: %j', (text) => {
    expect(() => readLogo(Buffer.from(text, 'latin1'))).toThrow('logo.unreadable')
  })

  it('ends in a refusal, whatever it holds', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 80 }).map((it) => Buffer.concat([png().subarray(0, 8), it])),
      fc.string({ unit: 'binary' }).map((it) => svg(it)),
      fc
        .array(fc.constantFrom('<', '>', '"', '=', '/', '!', '--', 'path', 'svg', ' ', 'd', '&', '#'), {
          maxLength: 30,
        })
        .map((it) => svg(it.join(''))),
    )
    fc.assert(
      fc.property(bytes, (file) => {
        try {
          const { logo } = readLogo(file)
          // What was let through is its own fixed point.
          expect(readLogo(logo).logo).toEqual(logo)
        } catch (error) {
          if (!(error instanceof DomainError)) throw error
        }
      }),
    )
  })
})
