import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import { CameraError } from '../../camera/video-source.ts'

type Sender = { address: string; port: number | undefined }

/** An even port for RTP and the next one for RTCP (RFC 3550 §11). */
export type UdpPair = {
  rtpPort: number
  /** From now on only what comes from this address counts, and from this port when it is known. */
  expect(sender: Sender): void
  listen(onRtp: (bytes: Buffer) => void): void
  close(): void
}

const attempts = 20
const receiveBufferBytes = 1024 * 1024

/** @throws CameraError `camera.unreachable` when no pair of ports is free */
export async function openUdpPair(localAddress: string): Promise<UdpPair> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const rtp = await bind(localAddress, 0)
    const port = rtp?.address().port ?? 1
    const rtcp = port % 2 === 0 ? await bind(localAddress, port + 1) : undefined
    if (rtp && rtcp) return pair(rtp, rtcp)
    rtp?.close()
    rtcp?.close()
  }
  throw new CameraError('camera.unreachable', 'no pair of UDP ports is free')
}

async function bind(address: string, port: number): Promise<Socket | undefined> {
  const socket = createSocket({ type: isIPv6(address) ? 'udp6' : 'udp4', recvBufferSize: receiveBufferBytes })
  socket.bind(port, address)
  try {
    await once(socket, 'listening')
    // What breaks later shows itself as silence.
    socket.on('error', () => {})
    return socket
  } catch {
    socket.close()
    return undefined
  }
}

function pair(rtp: Socket, rtcp: Socket): UdpPair {
  let expected: Sender | undefined
  return {
    rtpPort: rtp.address().port,
    expect(sender) {
      expected = sender
      if (sender.port === undefined) return
      // A first packet from us (an empty receiver report, RFC 3550 §6.4.2) opens the way through a firewall in between.
      const hello = Buffer.from([0x80, 0xc9, 0, 1, 0, 0, 0, 0])
      rtp.send(hello, sender.port, sender.address, () => {})
      rtcp.send(hello, Math.min(sender.port + 1, 65_535), sender.address, () => {})
    },
    listen(onRtp) {
      rtp.on('message', (bytes, { address, port }) => {
        if (address === expected?.address && (expected.port ?? port) === port) onRtp(bytes)
      })
    },
    close() {
      rtp.close()
      rtcp.close()
    },
  }
}
