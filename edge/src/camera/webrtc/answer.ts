import { isIPv6 } from 'node:net'
import type { Offer, OfferSection } from './offer.ts'

export type AnswerFacts = {
  iceUfrag: string
  icePwd: string
  /** SHA-256 of our certificate, as `AB:CD:…`. */
  fingerprint: string
  ssrc: number
  rtxSsrc: number
  cname: string
  /** Where we listen. */
  candidates: { address: string; port: number }[]
}

/** The answer: our picture in the offered video section, every other section refused (RFC 3264 §6, RFC 8829 §5.3.1). */
export function writeAnswer(offer: Offer, facts: AnswerFacts): string {
  const mid = offer.sections[offer.videoIndex]?.mid ?? '0'
  const lines = [
    'v=0',
    `o=- ${facts.ssrc} 1 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    `a=group:BUNDLE ${mid}`,
    'a=ice-lite',
    'a=msid-semantic: WMS *',
    ...offer.sections.flatMap((section, index) =>
      index === offer.videoIndex ? videoSection(offer, facts, section) : refusedSection(section),
    ),
  ]
  return `${lines.join('\r\n')}\r\n`
}

function videoSection({ video }: Offer, facts: AnswerFacts, { protocol, mid }: OfferSection): string[] {
  const { payloadType, rtxPayloadType, formatParameters } = video
  const [first] = facts.candidates
  const address = first?.address ?? '0.0.0.0'
  const retransmission =
    rtxPayloadType === undefined
      ? []
      : [
          `a=rtpmap:${rtxPayloadType} rtx/90000`,
          `a=fmtp:${rtxPayloadType} apt=${payloadType}`,
          `a=ssrc-group:FID ${facts.ssrc} ${facts.rtxSsrc}`,
          `a=ssrc:${facts.rtxSsrc} cname:${facts.cname}`,
        ]
  return [
    `m=video ${first?.port ?? 9} ${protocol} ${[payloadType, rtxPayloadType].filter((type) => type !== undefined).join(' ')}`,
    `c=IN ${isIPv6(address) ? 'IP6' : 'IP4'} ${address}`,
    `a=mid:${mid}`,
    'a=sendonly',
    'a=rtcp-mux',
    'a=rtcp-rsize',
    `a=ice-ufrag:${facts.iceUfrag}`,
    `a=ice-pwd:${facts.icePwd}`,
    `a=fingerprint:sha-256 ${facts.fingerprint}`,
    // The client role begins the handshake, and the browser is the one who knows first when the way is open.
    'a=setup:passive',
    `a=rtpmap:${payloadType} H264/90000`,
    `a=fmtp:${payloadType} ${formatParameters}`,
    `a=rtcp-fb:${payloadType} nack`,
    `a=rtcp-fb:${payloadType} nack pli`,
    `a=ssrc:${facts.ssrc} cname:${facts.cname}`,
    ...retransmission,
    `a=msid:entrance ${facts.cname}`,
    ...facts.candidates.map(candidateLine),
    'a=end-of-candidates',
  ]
}

/** Host candidates in the order of preference they are given in (RFC 8445 §5.1.2.1). */
function candidateLine({ address, port }: { address: string; port: number }, index: number): string {
  const priority = 126 * 2 ** 24 + (65_535 - index) * 2 ** 8 + 255
  return `a=candidate:${index + 1} 1 udp ${priority} ${address} ${port} typ host`
}

function refusedSection({ kind, protocol, formats, mid }: OfferSection): string[] {
  return [
    `m=${kind} 0 ${protocol} ${formats}`,
    'c=IN IP4 0.0.0.0',
    ...(mid === undefined ? [] : [`a=mid:${mid}`]),
    'a=inactive',
  ]
}
