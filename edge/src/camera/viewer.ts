import { randomBytes, randomInt } from 'node:crypto'
import type { CancelTimer, Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import type { VideoPacket } from './continuity.ts'
import type { GopCache } from './gop-cache.ts'
import { writeAnswer } from './webrtc/answer.ts'
import type { MediaPort } from './webrtc/media-port.ts'
import type { Offer } from './webrtc/offer.ts'
import { readFeedback } from './webrtc/rtcp.ts'
import type { SecureMedia, Security } from './webrtc/secure-link.ts'
import { createSender, type Sender } from './webrtc/sender.ts'

export type ViewerOptions = {
  offer: Offer
  port: MediaPort
  security: Security
  cache: Pick<GopCache, 'hasKeyframe' | 'packets'>
  clock: Clock
  log: Log
  /** Called once, when the viewer has gone by itself; not for `close`. */
  onGone(reason: string): void
}

export type Viewer = {
  /** SDP */
  answer: string
  /** The next packet of the picture, which stands in the cache already. */
  take(packet: VideoPacket): void
  close(): void
}

/** A lite agent sends no checks of its own: who has not asked or reported for so long is gone (browsers do both every few seconds). */
const silentMs = 12_000
const livenessCheckMs = 2_500
/** Browsers ask about five times a second while they wait for a keyframe. */
const replayPauseMs = 3_000

/** One browser that watches: answers its offer, and sends the picture from the last keyframe on once the way is open and secured. */
export function openViewer(options: ViewerOptions): Viewer {
  const { offer, port, security, cache, clock, log } = options
  const { video } = offer
  const ssrc = randomInt(1, 2 ** 32)
  const rtxSsrc = randomInt(1, 2 ** 32)
  const cname = randomBytes(8).toString('hex')
  const localUfrag = randomBytes(6).toString('hex')
  const localPwd = randomBytes(18).toString('base64').replaceAll('=', '')

  const openedMs = clock.monotonicMs()
  let heardMs = openedMs
  let replayedMs = Number.NEGATIVE_INFINITY
  let media: SecureMedia | undefined
  let sender: Sender | undefined
  let hasJoined = false
  let isClosed = false
  let cancelCheck: CancelTimer = clock.setTimer(livenessCheckMs, checkLiveness)

  const link = port.attach({ localUfrag, localPwd, remoteUfrag: video.iceUfrag, heard, receive })
  const secure = security.open({
    send: link.send,
    remoteFingerprint: video.fingerprint,
    onSecured,
    onClosed: leave,
  })

  function heard(): void {
    heardMs = clock.monotonicMs()
  }

  /** RFC 7983 §7: 20–63 DTLS, 128–191 RTP and RTCP. */
  function receive(bytes: Buffer): void {
    const first = bytes[0] ?? 0
    if (first >= 20 && first < 64) secure.receive(bytes)
    else if (first >= 128 && first < 192) takeFeedback(bytes)
  }

  function takeFeedback(bytes: Buffer): void {
    const plain = media?.openRtcp(bytes)
    if (!plain) return
    heard()
    const { lost, wantsKeyframe } = readFeedback(plain)
    if (lost.length > 0) sender?.resend(lost)
    if (wantsKeyframe && clock.monotonicMs() - replayedMs >= replayPauseMs) join()
  }

  function onSecured(secured: SecureMedia): void {
    media = secured
    const { payloadType, rtxPayloadType } = video
    sender = createSender({ payloadType, rtxPayloadType, ssrc, rtxSsrc, cname, media, send: link.send, clock })
    log.debug({ msSinceOffer: Math.round(clock.monotonicMs() - openedMs) }, 'viewer connected')
    join()
  }

  /** A camera cannot be asked for a keyframe: the one it sent last is sent again, with all that followed. */
  function join(): void {
    if (!sender || !cache.hasKeyframe()) return
    hasJoined = true
    replayedMs = clock.monotonicMs()
    sender.clear()
    sender.replay(cache.packets())
  }

  function checkLiveness(): void {
    if (clock.monotonicMs() - heardMs >= silentMs) leave('silent')
    else cancelCheck = clock.setTimer(livenessCheckMs, checkLiveness)
  }

  function leave(reason: string): void {
    if (isClosed) return
    close()
    options.onGone(reason)
  }

  function close(): void {
    isClosed = true
    cancelCheck()
    sender?.stop()
    secure.close()
    link.close()
  }

  const { fingerprint } = security
  const { candidates } = port
  return {
    answer: writeAnswer(offer, {
      iceUfrag: localUfrag,
      icePwd: localPwd,
      fingerprint,
      ssrc,
      rtxSsrc,
      cname,
      candidates,
    }),
    take(packet) {
      if (isClosed || !sender) return
      if (packet.isRestart) hasJoined = false
      if (hasJoined) sender.live(packet)
      else join()
    },
    close,
  }
}
