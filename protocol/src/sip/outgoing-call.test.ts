import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headerValues, type Received, type SipHeader, type SipMessage, type SipRequest, writeSip } from './message.ts'
import { type CallEnd, placeCall } from './outgoing-call.ts'
import { readSip } from './read-sip.ts'
import { TestTimers } from './test-timers.ts'

const ringLimitMs = 40_000

/** A call, and the server it goes to: what it gets, and what it says when a test tells it to. */
function call({ isReliable = false, password = 's3cret' } = {}) {
  const timers = new TestTimers()
  const asked: { atMs: number; request: Received<SipRequest> }[] = []
  const said: SipMessage[] = []
  const ends: CallEnd[] = []
  const answers: string[] = []
  let idle = 0
  let token = 0
  const send = (message: SipMessage) => {
    const read = readSip(writeSip(message))
    if ('defect' in read) throw new Error(`we wrote ${read.defect}`)
    if (read.message.kind === 'request') asked.push({ atMs: timers.nowMs, request: read.message })
    else said.push(read.message)
  }
  const outgoing = placeCall({
    ...{ target: 'sip:+79000000001@trunk.example', from: 'sip:74950000000@trunk.example', userAgent: 'Domovoy' },
    ...{ callId: 'call-1', ownTag: 'ours', place: { transport: 'UDP', host: '192.0.2.1', port: 5060 } },
    ...{ credentials: { username: 'uk', password }, offer: 'v=0\r\n', ringLimitMs, isReliable, timers, send },
    hash: (algorithm, text) => createHash(algorithm.replace('-', '')).update(text).digest('hex'),
    randomToken: () => `t${token++}`,
    onAnswer: (body) => answers.push(new TextDecoder().decode(body)),
    onEnd: (end) => ends.push(end),
    onIdle: () => idle++,
  })
  const put = (message: SipMessage) => {
    const read = readSip(writeSip(message))
    if ('defect' in read) throw new Error(`the test wrote ${read.defect}`)
    outgoing.receive(read.message)
  }
  const last = (method: string) => {
    const found = asked.findLast(({ request }) => request.method === method)?.request
    if (!found) throw new Error(`no ${method} was sent`)
    return found
  }
  const reply = (request: SipRequest, status: number, more: SipHeader[] = [], tag = 'theirs') => {
    const same = request.headers.filter(({ name }) => ['via', 'from', 'call-id', 'cseq'].includes(name))
    const to = { name: 'to', value: status === 100 ? '<sip:x@y>' : `<sip:x@y>;tag=${tag}` }
    const body = new TextEncoder().encode(status === 200 ? 'sdp' : '')
    put({ kind: 'response', status, reason: 'x', headers: [...same, to, ...more], body })
  }
  const contact = { name: 'contact', value: '<sip:phone@192.0.2.9:5080>' }
  const pickUp = (more: SipHeader[] = []) => reply(last('INVITE'), 200, [contact, ...more])
  const ask = (method: string, change: Record<string, string> = {}) => {
    const lines = {
      ...{ via: 'SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKp1', from: '<sip:x@y>;tag=theirs', to: '<sip:u@v>;tag=ours' },
      ...{ 'call-id': 'call-1', cseq: `7 ${method}`, ...change },
    }
    const headers = Object.entries(lines).map(([name, value]) => ({ name, value }))
    put({ kind: 'request', method, uri: 'sip:u@192.0.2.1', headers, body: new Uint8Array() })
  }
  const methods = () => asked.map(({ request }) => request.method)
  const times = (method: string) => asked.filter(({ request }) => request.method === method).map(({ atMs }) => atMs)
  const isIdle = () => idle > 0
  return { outgoing, timers, asked, said, ends, answers, isIdle, put, last, reply, pickUp, ask, methods, times }
}

const challenge = (name: string, nonce: string, more = '') => [
  { name, value: `Digest realm="trunk", nonce="${nonce}", qop="auth", algorithm=SHA-256${more}` },
]

describe('a call', () => {
  it('is answered, acknowledged along the recorded route, and ended', () => {
    const { outgoing, reply, last, pickUp, answers, ends, isIdle, asked, timers, methods } = call()
    reply(last('INVITE'), 100)
    reply(last('INVITE'), 180)
    pickUp([{ name: 'record-route', value: '<sip:p2.example;lr>, <sip:p1.example;lr>' }])
    expect(answers).toEqual(['sdp'])
    expect(last('ACK')).toMatchObject({ uri: 'sip:phone@192.0.2.9:5080', parts: { cseq: { number: 1 } } })
    expect(headerValues(last('ACK'), 'route')).toEqual(['<sip:p1.example;lr>', '<sip:p2.example;lr>'])
    timers.advance(15_000)
    outgoing.hangUp()
    expect(ends).toEqual([{ why: 'done' }])
    expect(last('BYE')).toMatchObject({ uri: 'sip:phone@192.0.2.9:5080', parts: { cseq: { number: 2 } } })
    expect(last('BYE').parts.to.params.get('tag')).toBe('theirs')
    reply(last('BYE'), 200)
    timers.advance(5_000)
    expect(isIdle()).toBe(true)
    expect(methods()).toEqual(['INVITE', 'ACK', 'BYE'])
    expect(new Set(asked.map(({ request }) => request.parts.vias[0].params.get('branch'))).size).toBe(3)
    timers.advance(100_000)
    expect(timers.waiting).toBe(0)
  })

  it('is asked for again by timer A and given up by timer B (§17.1.1.2)', () => {
    const { timers, times, ends, isIdle } = call()
    timers.advance(31_999)
    expect(times('INVITE')).toEqual([0, 500, 1_500, 3_500, 7_500, 15_500, 31_500])
    expect(ends).toEqual([])
    timers.advance(1)
    expect(ends).toEqual([{ why: 'silence' }])
    expect(isIdle()).toBe(true)
    expect(timers.waiting).toBe(0)
  })

  it('is asked for once over a stream', () => {
    const { timers, times, ends } = call({ isReliable: true })
    timers.advance(40_000)
    expect(times('INVITE')).toEqual([0])
    expect(ends).toEqual([{ why: 'silence' }])
  })

  it('is asked for no more once the server thinks about it, and cancelled when nobody answers', () => {
    const { timers, reply, last, times, ends, isIdle } = call()
    timers.advance(600)
    reply(last('INVITE'), 100)
    reply(last('INVITE'), 183)
    timers.advance(ringLimitMs - 600)
    expect(times('INVITE')).toEqual([0, 500])
    expect(ends).toEqual([{ why: 'unanswered', hasRung: true }])
    const [invite, cancel] = [last('INVITE'), last('CANCEL')]
    expect(cancel.parts.vias).toEqual(invite.parts.vias)
    expect(cancel.parts.cseq).toEqual({ number: 1, method: 'CANCEL' })
    timers.advance(500)
    expect(times('CANCEL')).toHaveLength(2)
    reply(cancel, 200)
    reply(invite, 487)
    expect(last('ACK').parts.vias).toEqual(invite.parts.vias)
    timers.advance(32_000)
    expect(isIdle()).toBe(true)
    expect(ends).toHaveLength(1)
  })

  it('cancels only what the server has answered provisionally (§9.1)', () => {
    const { outgoing, reply, last, methods, ends } = call()
    outgoing.hangUp()
    expect(methods()).toEqual(['INVITE'])
    reply(last('INVITE'), 180)
    expect(methods()).toEqual(['INVITE', 'CANCEL'])
    expect(ends).toEqual([{ why: 'unanswered', hasRung: false }])
  })

  it('is ended at once when the answer crosses the CANCEL', () => {
    const { outgoing, reply, last, pickUp, methods, answers } = call()
    reply(last('INVITE'), 180)
    outgoing.hangUp()
    pickUp()
    expect(methods()).toEqual(['INVITE', 'CANCEL', 'ACK', 'BYE'])
    expect(answers).toEqual([])
  })

  it('acknowledges each repetition of the answer, and sends away a second phone', () => {
    const { last, pickUp, reply, methods, answers } = call()
    pickUp()
    pickUp()
    expect(methods()).toEqual(['INVITE', 'ACK', 'ACK'])
    reply(last('INVITE'), 200, [{ name: 'contact', value: '<sip:other@192.0.2.10>' }], 'another')
    expect(methods()).toEqual(['INVITE', 'ACK', 'ACK', 'ACK', 'BYE'])
    expect(last('BYE')).toMatchObject({ uri: 'sip:other@192.0.2.10' })
    expect(answers).toHaveLength(1)
  })

  it('acknowledges each repetition of a refusal', () => {
    const { last, reply, times, ends } = call()
    reply(last('INVITE'), 486)
    reply(last('INVITE'), 486)
    expect(times('ACK')).toHaveLength(2)
    expect(ends).toEqual([{ why: 'refused', status: 486, hasRung: false }])
  })
})

describe('a password', () => {
  it('is told to the proxy and to the one behind it, once for each nonce', () => {
    const { last, reply, pickUp, ask, ends } = call()
    reply(last('INVITE'), 407, challenge('proxy-authenticate', 'n1'))
    expect(last('INVITE').parts.cseq.number).toBe(2)
    reply(last('INVITE'), 401, challenge('www-authenticate', 'n2'))
    expect(headerValues(last('INVITE'), 'proxy-authorization')[0]).toContain('nc=00000002')
    expect(headerValues(last('INVITE'), 'authorization')[0]).toMatch(/nonce="n2".*algorithm=SHA-256.*nc=00000001/)
    pickUp()
    // §22.1: the ACK carries what the INVITE did.
    expect(headerValues(last('ACK'), 'authorization')).toEqual(headerValues(last('INVITE'), 'authorization'))
    ask('BYE')
    expect(ends).toEqual([{ why: 'hung-up' }])
  })

  it.each([
    ['is not told twice when it was wrong', challenge('www-authenticate', 'n2'), 2],
    ['is told again when its nonce was stale', challenge('www-authenticate', 'n2', ', stale=TRUE'), 3],
  ])('%s', (_what, second, invites) => {
    const { last, reply, times, ends } = call()
    reply(last('INVITE'), 401, challenge('www-authenticate', 'n1'))
    reply(last('INVITE'), 401, second)
    expect(times('INVITE')).toHaveLength(invites)
    reply(last('INVITE'), 401, challenge('www-authenticate', 'n3'))
    expect(ends).toEqual([{ why: 'refused', status: 401, hasRung: false }])
  })

  it('stands in no message', () => {
    const { last, reply, asked } = call()
    reply(last('INVITE'), 401, challenge('www-authenticate', 'n1'))
    expect(JSON.stringify(asked)).not.toContain('s3cret')
  })
})

describe('what the other side asks', () => {
  it.each([
    ['BYE', {}, 200],
    ['OPTIONS', {}, 200],
    ['INVITE', {}, 488],
    ['UPDATE', {}, 488],
    ['REFER', {}, 405],
    ['BYE', { 'call-id': 'another' }, 481],
    ['BYE', { from: '<sip:x@y>;tag=stranger' }, 481],
    ['BYE', { to: '<sip:u@v>;tag=guessed' }, 481],
    ['INVITE', { to: '<sip:u@v>' }, 403],
    ['OPTIONS', { to: '<sip:u@v>', 'call-id': 'ping' }, 200],
    ['INVITE', { require: '100rel' }, 420],
  ])('%s %j is answered with %i', (method, change, status) => {
    const { pickUp, ask, said, ends } = call()
    pickUp()
    ask(method, change)
    expect(said).toMatchObject([{ status }])
    expect(ends).toEqual(method === 'BYE' && status === 200 ? [{ why: 'hung-up' }] : [])
  })

  it('is answered again when it is asked again, and an ACK not at all', () => {
    const { pickUp, ask, said } = call()
    pickUp()
    ask('BYE')
    ask('BYE')
    ask('ACK')
    expect(said).toMatchObject([{ status: 200 }, { status: 200 }])
  })
})

it('ends once, and sends nothing for ever, whatever comes in whatever order', () => {
  const step = fc.oneof(
    fc.record({ status: fc.constantFrom(100, 180, 183, 200, 200, 202, 302, 401, 407, 486, 487, 503, 603) }),
    fc.record({ ask: fc.constantFrom('BYE', 'INVITE', 'ACK', 'CANCEL', 'OPTIONS') }),
    fc.record({ waitMs: fc.constantFrom(1, 500, 5_000, 40_000) }),
    fc.constant('hang up' as const),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.boolean(), (steps, isReliable) => {
      const { outgoing, timers, reply, asked, ask, ends, isIdle } = call({ isReliable })
      for (const [index, it] of steps.entries()) {
        if (it === 'hang up') outgoing.hangUp()
        else if ('waitMs' in it) timers.advance(it.waitMs)
        else if ('ask' in it) ask(it.ask)
        else {
          const request = asked[index % asked.length]?.request
          const kind = it.status === 401 ? 'www-authenticate' : 'proxy-authenticate'
          if (request) reply(request, it.status, challenge(kind, `n${index}`, ', stale=true'))
        }
      }
      outgoing.hangUp()
      timers.advance(200_000)
      expect(ends).toHaveLength(1)
      expect(isIdle()).toBe(true)
      expect(timers.waiting).toBe(0)
    }),
    { numRuns: 500 },
  )
})
