/** What of a viewer's offer matters to us: one H.264 video section, and how to reach and trust the viewer. */
export type Offer = {
  /** Every section, in order: an answer has as many (RFC 3264 §6). */
  sections: OfferSection[]
  /** Index of the section that carries the picture. */
  videoIndex: number
  video: OfferVideo
}

/** `media`: first line without `m=`. */
export type OfferSection = { kind: string; protocol: string; formats: string; mid: string | undefined }

export type OfferVideo = {
  payloadType: number
  /** `a=fmtp` value of that payload type. */
  formatParameters: string
  /** Retransmission (RFC 4588) of that payload type, when offered. */
  rtxPayloadType: number | undefined
  iceUfrag: string
  icePwd: string
  /** SHA-256 of the viewer's certificate, 64 hexadecimal digits in lower case. */
  fingerprint: string
}

type Lines = { first: string; attributes: { name: string; value: string }[] }
type H264 = { payloadType: number; parameters: string; profile: string }

const maxLength = 20_000
const maxSections = 8

/** Reads a WebRTC offer (RFC 8829, RFC 8866). Nothing when it is not one, or when it has no H.264 that we can send. */
export function parseOffer(sdp: string): Offer | undefined {
  if (sdp.length > maxLength || !sdp.startsWith('v=0')) return undefined
  const [session, ...medias] = split(sdp)
  if (!session || medias.length > maxSections || has(session, 'ice-lite')) return undefined
  const sections = medias.map(sectionOf)
  if (sections.some((section) => section === undefined)) return undefined
  for (const [videoIndex, media] of medias.entries()) {
    const video = videoOf(media, session)
    if (video) return { sections: sections.filter((section) => section !== undefined), videoIndex, video }
  }
  return undefined
}

function split(sdp: string): Lines[] {
  const groups: Lines[] = [{ first: '', attributes: [] }]
  for (const line of sdp.split(/\r\n|\n|\r/)) {
    if (line.startsWith('m=')) groups.push({ first: line.slice(2).trim(), attributes: [] })
    if (!line.startsWith('a=')) continue
    const colon = line.indexOf(':')
    const name = colon < 0 ? line.slice(2) : line.slice(2, colon)
    groups.at(-1)?.attributes.push({ name: name.trim(), value: colon < 0 ? '' : line.slice(colon + 1).trim() })
  }
  return groups
}

function sectionOf(media: Lines): OfferSection | undefined {
  const match = /^(\w{1,16}) \d{1,5}(?:\/\d+)? ([\w/]{1,40}) ([\w -]{1,400})$/.exec(media.first)
  const mid = get(media, 'mid')
  if (!match || (mid !== undefined && !/^[\w-]{1,32}$/.test(mid))) return undefined
  return { kind: match[1] ?? '', protocol: match[2] ?? '', formats: match[3] ?? '', mid }
}

function videoOf(media: Lines, session: Lines): OfferVideo | undefined {
  const section = sectionOf(media)
  if (section?.kind !== 'video' || !/^UDP\/TLS\/RTP\/SAVPF?$/.test(section.protocol)) return undefined
  if (section.mid === undefined || !has(media, 'rtcp-mux')) return undefined
  if (has(media, 'sendonly') || has(media, 'inactive')) return undefined
  // We are the DTLS server: the other side must be ready to be the client (RFC 8842 §5.2).
  if (!['actpass', 'active'].includes(shared('setup') ?? 'actpass')) return undefined
  const codec = chooseH264(media, section.formats)
  const iceUfrag = shared('ice-ufrag')
  const icePwd = shared('ice-pwd')
  const fingerprint = fingerprintOf([...media.attributes, ...session.attributes])
  if (!codec || !fingerprint) return undefined
  if (!iceUfrag || !/^[\w+/-]{4,256}$/.test(iceUfrag) || !icePwd || !/^[\w+/-]{22,256}$/.test(icePwd)) return undefined
  const { payloadType, parameters } = codec
  const rtxPayloadType = rtxOf(media, payloadType)
  return { payloadType, formatParameters: parameters, rtxPayloadType, iceUfrag, icePwd, fingerprint }

  function shared(name: string): string | undefined {
    return get(media, name) ?? get(session, name)
  }
}

/**
 * Constrained baseline level 3.1 in packetization mode 1 where it is offered (RFC 6184 §8.1): every browser has it, and
 * decoders go by what the stream itself says.
 */
function chooseH264(media: Lines, formats: string): H264 | undefined {
  const offered = formats.split(/\s+/).flatMap((format): H264[] => {
    const payloadType = Number(format)
    if (!/^\d{1,3}$/.test(format) || payloadType > 127) return []
    if (!/^H264\/90000$/i.test(valueFor(media, 'rtpmap', format) ?? '')) return []
    const parameters = valueFor(media, 'fmtp', format) ?? ''
    if (!/(^|;)\s*packetization-mode=1\s*(;|$)/.test(parameters) || !/^[\w=;., -]{1,300}$/.test(parameters)) return []
    const profile = /profile-level-id=([0-9a-f]{6})/i.exec(parameters)?.[1]?.toLowerCase() ?? ''
    return [{ payloadType, parameters, profile }]
  })
  return (
    offered.find(({ profile }) => profile === '42e01f') ??
    offered.find(({ profile }) => profile.startsWith('42')) ??
    offered[0]
  )
}

function rtxOf(media: Lines, payloadType: number): number | undefined {
  for (const { name, value } of media.attributes) {
    const match = name === 'rtpmap' ? /^(\d{1,3}) rtx\/90000$/i.exec(value) : null
    const candidate = match?.[1]
    if (candidate === undefined || Number(candidate) > 127) continue
    if (/(^|;)\s*apt=(\d+)/.exec(valueFor(media, 'fmtp', candidate) ?? '')?.[2] === String(payloadType))
      return Number(candidate)
  }
  return undefined
}

function fingerprintOf(attributes: Lines['attributes']): string | undefined {
  for (const { name, value } of attributes) {
    const match = name === 'fingerprint' ? /^sha-256 ((?:[0-9a-f]{2}:){31}[0-9a-f]{2})$/i.exec(value) : null
    if (match?.[1]) return match[1].replaceAll(':', '').toLowerCase()
  }
  return undefined
}

function valueFor(media: Lines, name: string, format: string): string | undefined {
  const prefix = `${format} `
  return media.attributes
    .find((attribute) => attribute.name === name && attribute.value.startsWith(prefix))
    ?.value.slice(prefix.length)
    .trim()
}

function get(lines: Lines, name: string): string | undefined {
  return lines.attributes.find((attribute) => attribute.name === name)?.value
}

function has(lines: Lines, name: string): boolean {
  return get(lines, name) !== undefined
}
