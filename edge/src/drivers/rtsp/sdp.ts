/** What we need of a camera's description: its H.264 track, and how to ask for it. */
export type Description = {
  /** `a=control` of the session, when it has one. */
  sessionControl: string | undefined
  video: H264Track | undefined
}

export type H264Track = {
  control: string | undefined
  payloadType: number
  /** RFC 6184 §6: 0 single NAL units, 1 non-interleaved; 2 (interleaved) cannot be passed on as it is. */
  packetizationMode: number
  /** SPS and PPS without start codes. */
  parameterSets: Buffer[]
}

type Media = { kind: string; formats: number[]; attributes: Map<string, string[]> }

const maxParameterSets = 8
const maxParameterSetBytes = 1_024

/** Reads an SDP (RFC 8866) as cameras write it: unknown lines are passed over, a broken one costs only itself. */
export function parseDescription(text: string): Description {
  const session: Media = { kind: 'session', formats: [], attributes: new Map() }
  const medias: Media[] = []
  let current = session
  for (const line of text.split(/\r\n|\n|\r/)) {
    const value = line.slice(2).trim()
    if (line.startsWith('m=')) {
      const [kind = '', , , ...formats] = value.split(/\s+/)
      current = { kind, formats: formats.map(Number), attributes: new Map() }
      medias.push(current)
    } else if (line.startsWith('a=')) {
      const colon = value.indexOf(':')
      const name = colon < 0 ? value : value.slice(0, colon)
      const values = current.attributes.get(name) ?? []
      values.push(colon < 0 ? '' : value.slice(colon + 1).trim())
      current.attributes.set(name, values)
    }
  }
  const tracks = medias.map(h264Track).filter((track) => track !== undefined)
  return {
    sessionControl: session.attributes.get('control')?.[0],
    video: tracks.find((track) => track.packetizationMode !== 2) ?? tracks[0],
  }
}

function h264Track(media: Media): H264Track | undefined {
  if (media.kind !== 'video') return undefined
  for (const payloadType of media.formats) {
    const map = valueFor(media, 'rtpmap', payloadType)
    if (!map || !/^H264\/90000\b/i.test(map)) continue
    const parameters = formatParameters(valueFor(media, 'fmtp', payloadType) ?? '')
    return {
      control: media.attributes.get('control')?.[0],
      payloadType,
      packetizationMode: Number(parameters.get('packetization-mode') ?? 0),
      parameterSets: readParameterSets(parameters.get('sprop-parameter-sets') ?? ''),
    }
  }
  return undefined
}

/** The value of `a=name:payloadType value`. */
function valueFor(media: Media, name: string, payloadType: number): string | undefined {
  const prefix = `${payloadType} `
  return media.attributes
    .get(name)
    ?.find((value) => value.startsWith(prefix))
    ?.slice(prefix.length)
    .trim()
}

function formatParameters(text: string): Map<string, string> {
  const pairs = text.split(';').map((part) => {
    const equals = part.indexOf('=')
    return [part.slice(0, Math.max(equals, 0)).trim().toLowerCase(), part.slice(equals + 1).trim()] as const
  })
  return new Map(pairs)
}

function readParameterSets(text: string): Buffer[] {
  return text
    .split(',')
    .slice(0, maxParameterSets)
    .map((part) => Buffer.from(part.trim(), 'base64'))
    .filter((set) => set.length > 1 && set.length <= maxParameterSetBytes)
    .filter((set) => [7, 8].includes(set.readUInt8(0) & 0x1f))
}
