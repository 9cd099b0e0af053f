import { RTCPeerConnection, RTCRtpCodecParameters, type RtpPacket } from 'werift'

/** A viewer for tests that is not ours: werift's own peer connection, as a browser would use it. */
export type TestPeer = {
  offer: string
  accept(answer: string): Promise<void>
  /** Resolves with everything received once `enough` holds; the test's own timeout is the deadline. */
  received(enough: (packets: RtpPacket[]) => boolean): Promise<RtpPacket[]>
  packets: RtpPacket[]
  /** Asks for a keyframe, as a browser that lost too much. */
  requestKeyframe(): Promise<void>
  /** Leaves without a word, as a killed browser. */
  vanish(): Promise<void>
}

/** Offers to receive H.264, with retransmission. */
export async function createTestPeer(): Promise<TestPeer> {
  const connection = new RTCPeerConnection({
    // Without a server of its own the library asks a public one.
    iceServers: [{ urls: 'stun:127.0.0.1:9' }],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    codecs: {
      video: [
        new RTCRtpCodecParameters({
          mimeType: 'video/H264',
          clockRate: 90_000,
          payloadType: 102,
          parameters: 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
          rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
        }),
        new RTCRtpCodecParameters({
          mimeType: 'video/rtx',
          clockRate: 90_000,
          payloadType: 103,
          parameters: 'apt=102',
        }),
      ],
    },
  })
  const packets: RtpPacket[] = []
  const waiting = new Set<() => void>()
  const transceiver = connection.addTransceiver('video', { direction: 'recvonly' })
  connection.onTrack.subscribe((track) => {
    track.onReceiveRtp.subscribe((packet) => {
      packets.push(packet)
      for (const check of waiting) check()
    })
  })
  const offer = await connection.createOffer()
  // Own addresses are there at once; the rest of the gathering waits for a server that is not there.
  const gathered = new Promise<void>((resolve) => connection.onIceCandidate.once(() => resolve()))
  connection.setLocalDescription(offer).catch(() => {})
  await gathered
  return {
    offer: offer.sdp,
    packets,
    accept: (sdp) => connection.setRemoteDescription({ type: 'answer', sdp }),
    received(enough) {
      return new Promise((resolve) => {
        const check = () => {
          if (!enough(packets)) return
          waiting.delete(check)
          resolve(packets)
        }
        waiting.add(check)
        check()
      })
    },
    async requestKeyframe() {
      const ssrc = packets[0]?.header.ssrc
      if (ssrc !== undefined) await transceiver.receiver.sendRtcpPLI(ssrc)
    },
    vanish: () => connection.close(),
  }
}
