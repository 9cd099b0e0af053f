/** Kinds of sound that every telephone speaks (RFC 3551 §6): payload types of G.711. */
export const pcmu = 0
export const pcma = 8
export type G711Payload = typeof pcmu | typeof pcma

export interface SoundPlace {
  /** Without brackets. */
  address: string
  port: number
}

/** An offer to speak G.711 from here, in packets of 20 ms (RFC 3264, RFC 8866). */
export function writeSoundOffer({ address, port }: SoundPlace, sessionId: number): string {
  const place = `IN ${address.includes(':') ? 'IP6' : 'IP4'} ${address}`
  const codecs = [`a=rtpmap:${pcma} PCMA/8000`, `a=rtpmap:${pcmu} PCMU/8000`, 'a=ptime:20']
  const session = ['v=0', `o=- ${sessionId} ${sessionId} ${place}`, 's=-', `c=${place}`, 't=0 0']
  return `${[...session, `m=audio ${port} RTP/AVP ${pcma} ${pcmu}`, ...codecs, 'a=sendrecv'].join('\r\n')}\r\n`
}

export type SoundAnswer = (SoundPlace & { payload: G711Payload }) | { defect: string }

const longest = 8 * 1024

/** Where the other side wants to hear, and how. Does not throw, whatever comes. */
export function readSoundAnswer(body: Uint8Array): SoundAnswer {
  if (body.length > longest) return { defect: 'too long' }
  const lines = new TextDecoder().decode(body).split(/\r\n|\n/)
  if (lines[0] !== 'v=0') return { defect: 'not SDP' }
  const start = lines.findIndex((line) => line.startsWith('m='))
  const media = mediaFrom(lines, start)
  const [, portText, formats] = /^m=audio (\d{1,5})(?:\/\d+)? RTP\/AVP ([\d ]+)$/.exec(media[0] ?? '') ?? []
  if (portText === undefined || formats === undefined) return { defect: 'no sound' }
  const port = Number(portText)
  if (port < 1 || port > 65_535) return { defect: 'sound refused' }
  const payload = formats
    .split(' ')
    .map(Number)
    .find((it) => it === pcma || it === pcmu)
  if (payload === undefined) return { defect: 'no common codec' }
  const session = lines.slice(0, start)
  const direction = (among: string[]) => among.findLast((it) => /^a=(?:sendrecv|sendonly|recvonly|inactive)$/.test(it))
  if (/sendonly|inactive/.test(direction(media) ?? direction(session) ?? '')) return { defect: 'does not listen' }
  const isPlace = (line: string) => line.startsWith('c=')
  const address = readPlace(media.find(isPlace) ?? session.find(isPlace))
  return address === undefined ? { defect: 'no address' } : { address, port, payload }
}

function mediaFrom(lines: string[], start: number): string[] {
  if (start < 0) return []
  const rest = lines.slice(start)
  const next = rest.findIndex((line, index) => index > 0 && line.startsWith('m='))
  return next < 0 ? rest : rest.slice(0, next)
}

/** An address of one machine: no name, nobody, no group. */
function readPlace(line: string | undefined): string | undefined {
  const [, v4, v6] = /^c=IN (?:IP4 ([\d.]{7,15})|IP6 ([0-9a-fA-F:.]{2,45}))$/.exec(line ?? '') ?? []
  if (v4 !== undefined) {
    const octets = v4.split('.').map(Number)
    const first = octets[0] ?? 0
    return octets.length === 4 && octets.every((it) => it <= 255) && first > 0 && first < 224 ? v4 : undefined
  }
  const isSomebody = v6 !== undefined && v6 !== '::' && !/^ff/i.test(v6) && URL.canParse(`http://[${v6}]`)
  return isSomebody ? v6 : undefined
}
