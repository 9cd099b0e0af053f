import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeAnswer } from './answer.ts'
import { chromiumOffer } from './offer.golden.ts'
import { parseOffer } from './offer.ts'

const without = (line: RegExp) => chromiumOffer.replaceAll(line, '')

const facts = {
  iceUfrag: 'abcd',
  icePwd: 'abcdefghijklmnopqrstuv',
  fingerprint: 'AA:BB',
  ssrc: 1,
  rtxSsrc: 2,
  cname: 'camera',
  candidates: [
    { address: '192.0.2.1', port: 5_000 },
    { address: '2001:db8::1', port: 5_001 },
  ],
}

describe('offer', () => {
  it('is reduced to constrained baseline in packetization mode 1 and its retransmission', () => {
    expect(parseOffer(chromiumOffer)).toMatchObject({
      videoIndex: 0,
      video: {
        payloadType: 108,
        rtxPayloadType: 109,
        iceUfrag: 'klfJ',
        icePwd: 'okkekoWjbreBQor8ZULJlUfb',
        fingerprint: 'dea3289fe5db1e23cdc11c62d6d421 9e3361c95f373e0c6346bc9f440e1bf54f'.replace(' ', ''),
      },
    })
  })

  it('falls back to another profile, and does without retransmission', () => {
    expect(parseOffer(without(/^a=fmtp:108.*\r\n/gm))?.video.payloadType).toBe(102)
    expect(parseOffer(without(/^a=rtpmap:109.*\r\n/gm))?.video.rtxPayloadType).toBeUndefined()
  })

  it('finds the video behind another section', () => {
    const [session = '', video = '', audio = ''] = chromiumOffer.split(/(?=m=)/)
    expect(parseOffer(session + audio + video)).toMatchObject({
      videoIndex: 1,
      sections: [{ kind: 'audio' }, { kind: 'video' }],
    })
  })

  it('takes what stands for all sections', () => {
    const line = /a=fingerprint:.*\r\n/.exec(chromiumOffer)?.[0] ?? ''
    expect(parseOffer(without(/^a=fingerprint.*\r\n/gm).replace('t=0 0\r\n', `t=0 0\r\n${line}`))).toBeDefined()
  })

  it.each([
    ['nothing', ''],
    ['no SDP', 'hello'],
    ['JSON', '{"type":"offer"}'],
    ['a session alone', 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n'],
    ['no H.264', chromiumOffer.replaceAll('H264', 'H265')],
    ['no packetization mode 1', chromiumOffer.replaceAll('packetization-mode=1', 'packetization-mode=0')],
    ['no video', chromiumOffer.replaceAll('m=video', 'm=audio')],
    ['a viewer who sends', chromiumOffer.replaceAll('recvonly', 'sendonly')],
    ['a passive viewer', chromiumOffer.replaceAll('setup:actpass', 'setup:passive')],
    ['a lite viewer', chromiumOffer.replace('t=0 0', 't=0 0\r\na=ice-lite')],
    ['no fingerprint', without(/^a=fingerprint.*\r\n/gm)],
    ['a weak fingerprint', chromiumOffer.replaceAll('sha-256', 'sha-1')],
    ['no ICE password', without(/^a=ice-pwd.*\r\n/gm)],
    ['a short ICE password', chromiumOffer.replaceAll('okkekoWjbreBQor8ZULJlUfb', 'short')],
    ['an ICE name with a line break', chromiumOffer.replaceAll('klfJ', 'kl\0fJ')],
    ['no section name', without(/^a=mid.*\r\n/gm)],
    ['no rtcp-mux', without(/^a=rtcp-mux.*\r\n/gm)],
    ['plain RTP', chromiumOffer.replaceAll('UDP/TLS/RTP/SAVPF', 'RTP/AVP')],
    ['a broken section line', chromiumOffer.replace('m=audio 9', 'm=audio nine')],
    ['too many sections', chromiumOffer + 'm=audio 9 RTP/AVP 0\r\n'.repeat(8)],
    ['too much', chromiumOffer + 'a=x\r\n'.repeat(5_000)],
  ])('is refused: %s', (_name, sdp) => expect(parseOffer(sdp)).toBeUndefined())

  it('never throws, whatever is cut out or put in', () => {
    const change = fc.record({ at: fc.nat(chromiumOffer.length), cut: fc.nat(400), put: fc.string({ maxLength: 20 }) })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let sdp = chromiumOffer
        for (const { at, cut, put } of changes) sdp = sdp.slice(0, at) + put + sdp.slice(at + cut)
        const offer = parseOffer(sdp)
        if (offer)
          expect(
            writeAnswer(offer, facts)
              .split('\r\n')
              .every((line) => line === '' || /^[a-z]=/.test(line)),
          ).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('answer', () => {
  const offer = parseOffer(chromiumOffer)
  const answer = offer ? writeAnswer(offer, facts) : ''

  it('has as many sections as the offer, and refuses all but the picture', () => {
    expect(answer.match(/^m=.*$/gm)).toEqual([
      'm=video 5000 UDP/TLS/RTP/SAVPF 108 109',
      'm=audio 0 UDP/TLS/RTP/SAVPF 111 0 8',
    ])
    expect(answer).toContain('a=group:BUNDLE 0\r\n')
  })

  it('is lite, passive and sends only', () => {
    for (const line of ['a=ice-lite', 'a=setup:passive', 'a=sendonly', 'a=rtcp-mux', 'a=ice-ufrag:abcd'])
      expect(answer).toContain(`${line}\r\n`)
  })

  it('names every address, the first one preferred', () => {
    expect(answer.match(/^a=candidate.*$/gm)).toEqual([
      'a=candidate:1 1 udp 2130706431 192.0.2.1 5000 typ host',
      'a=candidate:2 1 udp 2130706175 2001:db8::1 5001 typ host',
    ])
  })
})
