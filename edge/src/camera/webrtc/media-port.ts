import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import type { Log } from '../../runtime/log.ts'
import { readBindingRequest, usernameOf, writeBindingSuccess, writeRoleConflict } from './stun.ts'

/** One viewer as the media port knows it. */
export type IcePeer = {
  localUfrag: string
  localPwd: string
  remoteUfrag: string
  /** The viewer has proven that it is there: a connectivity check with the right password came. */
  heard(): void
  /** DTLS or SRTP from the viewer's address. */
  receive(bytes: Buffer): void
}

export type IceLink = {
  /** Sends along the chosen way; drops while there is none. */
  send(bytes: Buffer): void
  close(): void
}

/** Where all viewers' packets go in and out: one UDP socket per address, whatever the number of viewers. */
export type MediaPort = {
  candidates: { address: string; port: number }[]
  attach(peer: IcePeer): IceLink
  stop(): Promise<void>
}

export type MediaPortOptions = {
  addresses: string[]
  /** First and last port that may be used, both included; any free one when absent. */
  portRange: [number, number] | undefined
  log: Log
}

type Way = { key: string; socket: Socket; address: string; port: number }
type Attached = { peer: IcePeer; ways: Map<string, Way>; chosen: Way | undefined }

/** A viewer's addresses at one time: several networks, each with a few ports. */
const maxWays = 16
const socketBufferBytes = 1024 * 1024

/**
 * The lite side of ICE (RFC 8445 §2.5): answers connectivity checks and uses the way that the viewer chooses. Only packets
 * from an address that has proven the password reach a viewer's DTLS. Our own, since werift's agent opens a socket per viewer
 * and address, answers checks without looking at their password, and stays with the first way when a viewer changes networks.
 * @throws Error when no address can be listened on
 */
export async function startMediaPort({ addresses, portRange, log }: MediaPortOptions): Promise<MediaPort> {
  const byUfrag = new Map<string, Attached>()
  const byWay = new Map<string, Attached>()
  const sockets: Socket[] = []
  const candidates: { address: string; port: number }[] = []

  for (const address of new Set(addresses)) {
    const socket = await listen(address, portRange)
    if (!socket) {
      log.warn({ address, portRange }, 'no UDP port for video on this address')
      continue
    }
    const index = sockets.push(socket)
    candidates.push({ address, port: socket.address().port })
    socket.on('error', (error) => log.warn({ err: error, address }, 'video socket failed'))
    socket.on('message', (bytes, from) => receive(socket, `${index}/${from.address}/${from.port}`, bytes, from))
  }
  if (sockets.length === 0)
    throw new Error('no UDP port for video could be opened: check video.addresses and video.portRange')

  /** RFC 7983: the first byte tells STUN from DTLS and SRTP. */
  function receive(socket: Socket, key: string, bytes: Buffer, from: RemoteInfo): void {
    const first = bytes[0]
    // Nothing can be sent to port 0, which a forged sender may name.
    if (first === undefined || from.port === 0) return
    if (first < 4) check(socket, key, bytes, from)
    else byWay.get(key)?.peer.receive(bytes)
  }

  function check(socket: Socket, key: string, bytes: Buffer, from: RemoteInfo): void {
    const [localUfrag = '', remoteUfrag] = (usernameOf(bytes) ?? '').split(':')
    const attached = byUfrag.get(localUfrag)
    if (!attached || attached.peer.remoteUfrag !== remoteUfrag) return
    const { peer, ways } = attached
    const request = readBindingRequest(bytes, peer.localPwd)
    if (!request) return
    const reply = request.isControlled
      ? writeRoleConflict(request.transactionId, peer.localPwd)
      : writeBindingSuccess(request.transactionId, from, peer.localPwd)
    socket.send(reply, from.port, from.address)
    if (request.isControlled) return
    const way = ways.get(key) ?? { key, socket, address: from.address, port: from.port }
    if (!ways.has(key)) {
      if (ways.size >= maxWays) return
      ways.set(key, way)
      byWay.set(key, attached)
    }
    if (request.useCandidate || !attached.chosen) attached.chosen = way
    peer.heard()
  }

  return {
    candidates,
    attach(peer) {
      const attached: Attached = { peer, ways: new Map(), chosen: undefined }
      byUfrag.set(peer.localUfrag, attached)
      return {
        send(bytes) {
          const way = attached.chosen
          way?.socket.send(bytes, way.port, way.address)
        },
        close() {
          byUfrag.delete(peer.localUfrag)
          for (const key of attached.ways.keys()) if (byWay.get(key) === attached) byWay.delete(key)
          attached.chosen = undefined
        },
      }
    },
    async stop() {
      byUfrag.clear()
      byWay.clear()
      await Promise.all(sockets.map((socket) => new Promise<void>((resolve) => socket.close(() => resolve()))))
    },
  }
}

async function listen(address: string, portRange: [number, number] | undefined): Promise<Socket | undefined> {
  const [first, last] = portRange ?? [0, 0]
  for (let port = first; port <= last; port += 1) {
    const bound = await bind(address, port)
    if (bound !== 'not-ours') {
      if (bound !== 'taken') return bound
      continue
    }
    // Not an address of this machine: that of a router which passes the port on. Listen on all, tell this one.
    const everywhere = await bind(isIPv6(address) ? '::' : '0.0.0.0', port)
    if (typeof everywhere !== 'string') return everywhere
  }
  return undefined
}

async function bind(address: string, port: number): Promise<Socket | 'taken' | 'not-ours'> {
  const type = isIPv6(address) ? 'udp6' : 'udp4'
  const socket = createSocket({
    type,
    ipv6Only: type === 'udp6',
    sendBufferSize: socketBufferBytes,
    recvBufferSize: socketBufferBytes,
    // Only addresses come in here. Without this every packet would wait for a turn of the resolver.
    lookup: (host, _options, done) => done(null, host, type === 'udp6' ? 6 : 4),
  })
  try {
    const listening = once(socket, 'listening')
    socket.bind(port, address)
    await listening
    return socket
  } catch (error) {
    socket.close()
    return error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL' ? 'not-ours' : 'taken'
  }
}
