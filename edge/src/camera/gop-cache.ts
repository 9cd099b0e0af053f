import type { VideoPacket } from './continuity.ts'
import { nalType, nalTypesIn } from './h264.ts'

export type GopCache = {
  push(packet: VideoPacket): void
  /** SPS and PPS told outside the stream, put before a keyframe that comes without its own. */
  useParameterSets(sets: Buffer[]): void
  /** From the first packet of the last keyframe's picture until now; empty while there is no keyframe. */
  packets(): VideoPacket[]
  /** Whether a new viewer can begin now. */
  hasKeyframe(): boolean
  reset(): void
}

export type GopCacheLimits = { maxBytes: number; maxPackets: number }

/** Ten seconds at 4 Mbit/s and more; a camera with longer gaps between keyframes costs a wait, not the controller's memory. */
const defaultLimits: GopCacheLimits = { maxBytes: 8 * 1024 * 1024, maxPackets: 10_000 }

/**
 * Keeps what a decoder needs to show the present picture. Pictures are told apart by their timestamp, since a keyframe may
 * come as `[SEI, SPS, PPS]` + IDR with a marker on the last packet only.
 */
export function createGopCache(limits: GopCacheLimits = defaultLimits): GopCache {
  let sets: Buffer[] = []
  /** Packets of the present picture, while it is not known to be a keyframe. */
  let picture: VideoPacket[] = []
  let pictureBytes = 0
  let pictureTimestamp: number | undefined
  let pictureTypes = new Set<number>()
  let gop: VideoPacket[] = []
  let gopBytes = 0

  function reset(): void {
    beginPicture(undefined)
    forget()
  }

  function beginPicture(timestamp: number | undefined): void {
    picture = []
    pictureBytes = 0
    pictureTimestamp = timestamp
    pictureTypes = new Set()
  }

  function forget(): void {
    gop = []
    gopBytes = 0
  }

  function keep(packet: VideoPacket): void {
    gop.push(packet)
    gopBytes += packet.payload.length
    if (isTooMuch(gopBytes, gop.length)) forget()
  }

  /** Beyond the limits a picture without an end (a camera whose time stands still) is kept no more, nor begun in its middle. */
  function collect(packet: VideoPacket): void {
    pictureBytes += packet.payload.length
    picture.push(packet)
    if (!isTooMuch(pictureBytes, picture.length)) return
    picture = []
    pictureBytes = Number.POSITIVE_INFINITY
  }

  function isTooMuch(bytes: number, packets: number): boolean {
    return bytes > limits.maxBytes || packets > limits.maxPackets
  }

  /** The picture turned out to be a keyframe: everything before it is of no use any more. */
  function beginGop(): void {
    gop = withParameterSets(picture, pictureTypes, sets).slice()
    gopBytes = gop.reduce((sum, { payload }) => sum + payload.length, 0)
    if (isTooMuch(gopBytes, gop.length)) forget()
  }

  return {
    reset,
    useParameterSets(given) {
      sets = given
    },
    hasKeyframe: () => gop.length > 0,
    packets: () => [...gop],
    push(packet) {
      if (packet.isRestart) reset()
      if (pictureTimestamp !== packet.timestamp) beginPicture(packet.timestamp)
      const wasKeyframe = pictureTypes.has(nalType.idr)
      const types = nalTypesIn(packet.payload)
      for (const type of types) pictureTypes.add(type)
      // A keyframe's later packets are in the GOP already, and only its first ones are wanted here.
      if (!wasKeyframe) collect(packet)
      if (!wasKeyframe && pictureTypes.has(nalType.idr)) beginGop()
      else if (gop.length > 0) keep(packet)
    },
  }
}

function withParameterSets(picture: VideoPacket[], types: Set<number>, sets: Buffer[]): VideoPacket[] {
  const [first] = picture
  if (!first || types.has(nalType.sps) || sets.length === 0) return picture
  const inserted = sets.map((payload) => ({ ...first, payload, marker: false, isRestart: false, lostBefore: 0 }))
  const head = inserted[0]
  if (head) head.isRestart = first.isRestart
  return [...inserted, { ...first, isRestart: false }, ...picture.slice(1)]
}
