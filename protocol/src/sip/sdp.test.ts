import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pcma, pcmu, readSoundAnswer, writeSoundOffer } from './sdp.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const answer = (...lines: string[]) =>
  readSoundAnswer(bytes(['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', ...lines, ''].join('\r\n')))
const place = 'c=IN IP4 192.0.2.7'

describe('an answer', () => {
  it.each(['192.0.2.1', '2001:db8::1'])('is read from what we would offer ourselves at %s', (address) => {
    const offer = writeSoundOffer({ address, port: 30_000 }, 1)
    expect(readSoundAnswer(bytes(offer))).toEqual({ address, port: 30_000, payload: pcma })
  })

  it('names its own codec and, for the sound alone, its own place', () => {
    expect(answer(place, 't=0 0', 'm=audio 4000 RTP/AVP 18 0 8', 'c=IN IP4 192.0.2.9', 'm=video 0 RTP/AVP 31')).toEqual(
      {
        ...{ address: '192.0.2.9', port: 4000, payload: pcmu },
      },
    )
  })

  it.each([
    [['m=audio 4000 RTP/AVP 8'], 'no address'],
    [[place, 'm=audio 0 RTP/AVP 8'], 'sound refused'],
    [[place, 'm=audio 99999 RTP/AVP 8'], 'sound refused'],
    [[place, 'm=audio 4000 RTP/SAVP 8'], 'no sound'],
    [[place, 'm=audio 4000 RTP/AVP 18 101'], 'no common codec'],
    [[place, 'm=audio 4000 RTP/AVP 8', 'a=inactive'], 'does not listen'],
    [['a=sendonly', place, 'm=audio 4000 RTP/AVP 8'], 'does not listen'],
    [['c=IN IP4 0.0.0.0', 'm=audio 4000 RTP/AVP 8'], 'no address'],
    [['c=IN IP4 224.2.36.42/127', 'm=audio 4000 RTP/AVP 8'], 'no address'],
    [['c=IN IP4 239.1.1.1', 'm=audio 4000 RTP/AVP 8'], 'no address'],
    [['c=IN IP4 phone.example.com', 'm=audio 4000 RTP/AVP 8'], 'no address'],
    [['c=IN IP6 ff02::1', 'm=audio 4000 RTP/AVP 8'], 'no address'],
    [[place], 'no sound'],
  ])('is refused: %j', (lines, defect) => expect(answer(...lines)).toEqual({ defect }))

  it('makes nothing throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => void readSoundAnswer(noise)))
    expect(readSoundAnswer(new Uint8Array(100_000))).toEqual({ defect: 'too long' })
  })
})
