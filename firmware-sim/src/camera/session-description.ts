import type { Clip } from './clip.ts'
import { payloadType, ticksPerSecond } from './rtp-stream.ts'

/** The one track's control address, relative to the stream's. */
export const trackName = 'trackID=0'

/** What DESCRIBE tells of the stream (RFC 4566; H.264 parameters of RFC 6184 §8.1). */
export function describeClip(clip: Clip, serverAddress: string): string {
  const profile = clip.sps.toString('hex', 1, 4)
  const sets = `${clip.sps.toString('base64')},${clip.pps.toString('base64')}`
  const family = serverAddress.includes(':') ? 'IP6' : 'IP4'
  return [
    'v=0',
    `o=- 1 1 IN ${family} ${serverAddress}`,
    's=Entrance',
    `c=IN ${family} ${family === 'IP6' ? '::' : '0.0.0.0'}`,
    't=0 0',
    'a=control:*',
    'a=range:npt=now-',
    `m=video 0 RTP/AVP ${payloadType}`,
    `a=rtpmap:${payloadType} H264/${ticksPerSecond}`,
    `a=fmtp:${payloadType} packetization-mode=1;profile-level-id=${profile};sprop-parameter-sets=${sets}`,
    `a=framerate:${clip.framesPerSecond}`,
    `a=control:${trackName}`,
    '',
  ].join('\r\n')
}
