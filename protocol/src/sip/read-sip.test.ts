import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headerValues, writeSip } from './message.ts'
import { maxSipBytes, readSip } from './read-sip.ts'
import { SipStream } from './sip-stream.ts'

/* The traps are those of RFC 4475; its section stands with each. */

const bytes = (text: string) => new TextEncoder().encode(text)
const first = 'INVITE sip:user@example.com SIP/2.0'
const usual = {
  via: 'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKkdjuw',
  to: 'To: sip:user@example.com',
  from: 'From: sip:caller@example.net;tag=134161461246',
  callId: 'Call-ID: x@192.0.2.1',
  cseq: 'CSeq: 8 INVITE',
  forwards: 'Max-Forwards: 70',
  length: 'Content-Length: 0',
}
type Part = keyof typeof usual | 'first' | 'more'

/** A message with some of its lines as a test wants them; '' leaves one out. */
function text(change: Partial<Record<Part, string>> = {}, body = ''): string {
  const { first: start = first, more = '', ...others } = change
  const lines = [start, ...Object.values({ ...usual, ...others }), more].filter((line) => line !== '')
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}
const read = (change: Partial<Record<Part, string>> = {}, body = '') => readSip(bytes(text(change, body)))
const message = (change: Partial<Record<Part, string>> = {}, body = '') => {
  const found = read(change, body)
  if ('defect' in found) throw new Error(found.defect)
  return found.message
}

describe('what is unusual and right', () => {
  it('is folded, spaced, short and in any case (3.1.1.1)', () => {
    const found = readSip(
      bytes(
        [
          'INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0',
          'TO :',
          ' sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n',
          'from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>',
          '  ;',
          '  tag = 98asjd8',
          'MaX-fOrWaRdS: 0068',
          'i: wsinv.ndaksdj@192.0.2.1',
          'l   : 5',
          'cseq: 0009',
          '  INVITE',
          'Via  : SIP  /   2.0',
          ' /UDP',
          '    192.0.2.2;branch=390skdjuw',
          's :',
          'UnknownHeaderWithUnusualValue: ;;,,;;,;',
          'Route:',
          ' <sip:services.example.com;lr;unknownwith=value;unknown-no-value>',
          'v:  SIP  / 2.0  / TCP     spindle.example.com   ;',
          '  branch  =   z9hG4bK9ikj8  ,',
          ' SIP  /    2.0   / UDP  192.168.255.111   ; branch=',
          ' z9hG4bK30239',
          'm:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =',
          '      newvalue ;',
          '  secondparam ; q = 0.33',
          '',
          'v=0\r\n',
        ].join('\r\n'),
      ),
    )
    if ('defect' in found) throw new Error(found.defect)
    const { parts, body } = found.message
    expect(parts.cseq).toEqual({ number: 9, method: 'INVITE' })
    expect(parts.vias.map(({ transport, host }) => `${transport} ${host}`)).toEqual([
      ...['UDP 192.0.2.2', 'TCP spindle.example.com', 'UDP 192.168.255.111'],
    ])
    expect(parts.to.params.get('tag')).toBe('1918181833n')
    expect(parts.contacts[0]?.params.get('q')).toBe('0.33')
    expect(new TextDecoder().decode(body)).toBe('v=0\r\n')
  })

  it('has every character a token may have, and UTF-8 (3.1.1.2)', () => {
    const method = "!interesting-Method0123456789_*+`.%indeed'~"
    const uri =
      "sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com"
    const to = 'To: "BEL:\\\u0007 NUL:\\\u0000 DEL:\\\u007f Ёж" <sip:user@example.com>'
    expect(message({ first: `${method} ${uri} SIP/2.0`, cseq: `CSeq: 8 ${method}`, to })).toMatchObject({ method, uri })
  })

  it.each<[string, Partial<Record<Part, string>>]>([
    ['escapes (3.1.1.3)', { first: 'INVITE sip:sips%3Auser%40example.com@example.net SIP/2.0' }],
    ['an escaped nothing (3.1.1.4)', { more: 'Contact: <sip:%00@host5.example.com>' }],
    ['a name without a space behind it (3.1.1.6)', { from: 'From: caller<sip:caller@example.com>;tag=323' }],
    ['a semicolon in the user (3.1.1.9)', { first: 'INVITE sip:user;par=u%40example.net@example.com SIP/2.0' }],
    ['unknown transports (3.1.1.10)', { via: 'Via: SIP/2.0/UNKNOWN t4.example.com;branch=z9hG4bKkdjuw' }],
    ['an IPv6 host', { via: 'Via: SIP/2.0/UDP [2001:db8::9:1]:5060;branch=z9hG4bKas3-111' }],
    ['any other scheme (3.3.3)', { first: 'INVITE tel:+79000000001 SIP/2.0' }],
    ['all contacts (REGISTER)', { first: 'REGISTER sip:x SIP/2.0', cseq: 'CSeq: 1 REGISTER', more: 'Contact: *' }],
  ])('%s', (_what, change) => expect(read(change)).toHaveProperty('message'))

  it.each(['SIP/2.0 200 = 2**3 * 5**2 но сто девяносто девять - простое', 'SIP/2.0 100 '])(
    'is the line «%s» (3.1.1.12, 13)',
    (line) => expect(message({ first: line })).toMatchObject({ kind: 'response' }),
  )

  it('takes no more than its length, and leaves what follows (3.1.1.7)', () => {
    expect(message({ length: 'Content-Length: 3' }, 'abcREGISTER sip:x SIP/2.0').body).toEqual(bytes('abc'))
    expect(message({ length: '' }, 'abc').body).toEqual(bytes('abc'))
  })
})

describe('what is wrong', () => {
  it.each<[string, Partial<Record<Part, string>>, string]>([
    ['separators without a value (3.1.2.1)', { more: 'Contact: "Joe" <sip:joe@example.org>;;;;' }, 'contact'],
    ['more length than body (3.1.2.2)', { length: 'Content-Length: 9999' }, 'content-length'],
    ['less than nothing (3.1.2.3)', { length: 'Content-Length: -999' }, 'content-length'],
    ['a number too large (3.1.2.4)', { cseq: 'CSeq: 36893488147419103232 INVITE' }, 'cseq'],
    ['a status too large (3.1.2.19)', { first: 'SIP/2.0 4294967301 better not break the receiver' }, 'first line'],
    ['forwards beyond a byte (3.1.2.4)', { forwards: 'Max-Forwards: 300' }, 'max-forwards'],
    ['a quote left open (3.1.2.6)', { to: 'To: "Mr. J. User <sip:j.user@example.com>' }, 'to'],
    ['brackets around the address (3.1.2.7)', { first: 'INVITE <sip:user@example.com> SIP/2.0' }, 'first line'],
    ['spaces within the address (3.1.2.8)', { first: 'INVITE sip:user@example.com; lr SIP/2.0' }, 'first line'],
    ['spaces behind the version (3.1.2.10)', { first: `${first}  ` }, 'first line'],
    ['two spaces (3.1.2.9)', { first: 'INVITE  sip:user@example.com SIP/2.0' }, 'first line'],
    ['no display name (3.1.2.15)', { to: 'To: Watson, Thomas <sip:t.watson@example.org>' }, 'to'],
    ['a version of its own (3.1.2.16)', { first: 'INVITE sip:user@example.com SIP/7.0' }, 'first line'],
    ['methods that differ (3.1.2.17)', { cseq: 'CSeq: 8 OPTIONS' }, 'cseq'],
    ['two of what there is one (3.3.8)', { more: 'CSeq: 59 INVITE' }, 'cseq'],
    ['nothing that it needs (3.3.1)', { callId: '', from: '', to: '', via: '' }, 'via'],
    ['a port that is none', { more: 'Contact: <sip:asterisk@10.0.0.1:99999>' }, 'contact'],
    ['a route that is none', { more: 'Record-Route: sip:[::1' }, 'record-route'],
    ['an octet too large', { via: 'Via: SIP/2.0/UDP 192.0.2.256;branch=z9hG4bKa' }, 'via'],
    ['a header without a name', { more: ': x' }, 'header'],
    ['a bare control character', { more: 'Subject: a\u0007b' }, 'header'],
    ['a bare line feed', { more: 'Subject: a\nVia: b' }, 'header'],
  ])('%s', (_what, change, defect) => expect(read(change)).toEqual({ defect }))

  it('is no UTF-8, no message, no end, or too much of it', () => {
    expect(readSip(new Uint8Array([...bytes('INVITE '), 0xff, 0xfe, ...bytes('\r\n\r\n')]))).toEqual({
      defect: 'not UTF-8',
    })
    expect(readSip(new Uint8Array())).toEqual({ defect: 'no end of the headers' })
    expect(readSip(bytes(first))).toEqual({ defect: 'no end of the headers' })
    expect(readSip(bytes(text({}, 'x'.repeat(maxSipBytes))))).toEqual({ defect: 'too long' })
    expect(read({ more: 'X: y\r\n'.repeat(300).trim() })).toEqual({ defect: 'header' })
  })
})

describe('any bytes', () => {
  const whole = bytes(text({ more: 'Contact: "Ёж" <sip:a@[::1]:5060;lr>;q=1, <sip:b@c>' }, 'body'))
  const damaged = fc
    .array(fc.tuple(fc.nat(whole.length), fc.integer({ min: 0, max: 255 })), { maxLength: 8 })
    .map((changes) => {
      const copy = whole.slice()
      for (const [at, byte] of changes) copy[at] = byte
      return copy
    })

  it('make nothing throw, and what is read can be written and read again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 500 }), damaged), (noise) => {
        const found = readSip(noise)
        if ('defect' in found) return
        const again = readSip(writeSip(found.message))
        expect(again).toMatchObject({ message: { parts: { callId: found.message.parts.callId } } })
      }),
      { numRuns: 2_000 },
    )
  })

  it('are read in time that grows with their number only', () => {
    const traps = [`${'a'.repeat(8_000)}"`, `${';a'.repeat(4_000)}`, `${'<'.repeat(8_000)}`, `"${'\\"'.repeat(4_000)}`]
    const startMs = performance.now()
    for (const trap of traps) for (const name of ['to', 'via', 'from'] as const) read({ [name]: `${name}: ${trap}` })
    expect(performance.now() - startMs).toBeLessThan(500)
  })

  it('come in pieces of any size over a stream', () => {
    const all = bytes(`\r\n\r\n${text({ length: 'l: 4' }, 'body')}${text()}\r\n${text({ cseq: 'CSeq: 9 INVITE' })}`)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }), (sizes) => {
        const stream = new SipStream()
        const found: unknown[] = []
        for (let at = 0, n = 0; at < all.length; n++) {
          const size = sizes[n % sizes.length] ?? 1
          found.push(...stream.push(all.subarray(at, at + size)))
          at += size
        }
        expect(found).toHaveLength(3)
        expect(found[2]).toMatchObject({ message: { parts: { cseq: { number: 9 } } } })
      }),
      { numRuns: 50 },
    )
  })

  it.each([
    ['says no length', text({ length: '' }), 'content-length'],
    ['never ends', 'x'.repeat(2 * maxSipBytes), 'too long'],
    ['says a length beyond all measure', text({ length: 'l: 999999999' }), 'too long'],
  ])('break a stream that %s', (_what, sent, defect) => {
    const stream = new SipStream()
    expect(stream.push(bytes(sent))).toEqual([{ defect }])
    expect(stream.isBroken).toBe(true)
    expect(stream.push(bytes(text()))).toEqual([])
  })
})

it('no value makes a second header', () => {
  const sent = message()
  sent.headers.push({ name: 'subject', value: 'a\r\nVia: b' })
  expect(() => writeSip(sent)).toThrow(RangeError)
  expect(headerValues(sent, 'via')).toHaveLength(1)
})
