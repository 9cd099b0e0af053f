import type { Socket as UdpSocket } from 'node:dgram'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { createPacedSender } from './paced-sender.ts'
import type { PacerClock } from './pacer.ts'

/** Where one client's packets go. */
export interface PacketSink {
  sendRtp(packet: Buffer): void
  sendRtcp(packet: Buffer): void
  /** The client does not take what it was sent: a live camera throws pictures away rather than keep them. */
  isCongested(): boolean
  /** The client's reports came: it is alive. */
  onReport(listener: () => void): void
  close(): void
}

const maxQueuedBytes = 2_000_000

/** Packets within the RTSP connection, behind a four-byte header (RFC 2326 §10.12). */
export function interleavedSink(socket: Socket, rtpChannel: number, rtcpChannel: number): PacketSink {
  const send = (channel: number, packet: Buffer) => {
    const header = Buffer.from([0x24, channel, packet.length >> 8, packet.length & 0xff])
    if (socket.writable) socket.write(Buffer.concat([header, packet]))
  }
  return {
    sendRtp: (packet) => send(rtpChannel, packet),
    sendRtcp: (packet) => send(rtcpChannel, packet),
    isCongested: () => socket.writableLength > maxQueuedBytes,
    // The connection itself shows that the client is there.
    onReport: () => {},
    close: () => {},
  }
}

export interface UdpSink extends PacketSink {
  rtpPort: number
  rtcpPort: number
}

/** Packets by UDP from a pair of ports, the lower one even (RFC 3550 §11). @throws Error when no pair is free. */
export async function udpSink(
  localAddress: string,
  remoteAddress: string,
  remote: { rtpPort: number; rtcpPort: number },
  clock: PacerClock,
): Promise<UdpSink> {
  const { rtp, rtcp } = await bindPair(localAddress)
  // A client that is gone answers with ICMP errors; its session ends by the connection or by silence.
  for (const socket of [rtp, rtcp]) socket.on('error', () => {})
  // Connected sockets send at once, without asking a resolver, and hear this client only.
  try {
    await Promise.all([connect(rtp, remote.rtpPort, remoteAddress), connect(rtcp, remote.rtcpPort, remoteAddress)])
  } catch (error) {
    rtp.close()
    rtcp.close()
    throw error
  }
  const paced = createPacedSender((packet) => rtp.send(packet), clock)
  return {
    rtpPort: rtp.address().port,
    rtcpPort: rtcp.address().port,
    sendRtp: (packet) => paced.push(packet),
    sendRtcp: (packet) => rtcp.send(packet),
    isCongested: () => paced.queuedBytes() > maxQueuedBytes,
    onReport: (listener) => rtcp.on('message', listener),
    close: () => {
      paced.stop()
      rtp.close()
      rtcp.close()
    },
  }
}

async function connect(socket: UdpSocket, port: number, address: string): Promise<void> {
  socket.connect(port, address)
  await once(socket, 'connect')
}

async function bindPair(address: string): Promise<{ rtp: UdpSocket; rtcp: UdpSocket }> {
  for (let tries = 0; tries < 40; tries++) {
    const rtp = await bind(address, 0)
    const port = rtp?.address().port ?? 1
    const rtcp = port % 2 === 0 && port < 65_535 ? await bind(address, port + 1) : null
    if (rtp && rtcp) return { rtp, rtcp }
    rtp?.close()
  }
  throw new Error('no free pair of UDP ports for the camera')
}

async function bind(address: string, port: number): Promise<UdpSocket | null> {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4')
  try {
    socket.bind(port, address)
    await once(socket, 'listening')
    return socket
  } catch {
    socket.close()
    return null
  }
}
