import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect } from 'node:net'
import { type ReadSip, readSip, SipStream } from '@domovoy/protocol/sip'

export interface SipServer {
  transport: 'UDP' | 'TCP'
  /** An address, no name. */
  address: string
  port: number
}

/** The way to one SIP server, for one call. */
export interface SipLine {
  isReliable: boolean
  /** The end of it on this machine. */
  local: { address: string; port: number }
  send(bytes: Uint8Array): void
  close(): void
}

export interface SipLineEvents {
  onMessage: (read: ReadSip) => void
  /** Once, unless it was closed from here; with a code such as ECONNRESET. */
  onGone: (reason: string) => void
}

const connectMs = 5_000

/**
 * Opens a line that hears nobody but this server: the system itself drops what others send.
 * @throws Error with the system's code when there is no way
 */
export async function openSipLine(server: SipServer, events: SipLineEvents): Promise<SipLine> {
  return server.transport === 'UDP' ? await openUdp(server, events) : await openTcp(server, events)
}

async function openUdp({ address, port }: SipServer, { onMessage, onGone }: SipLineEvents): Promise<SipLine> {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4')
  let isClosed = false
  const close = () => {
    if (isClosed) return
    isClosed = true
    socket.close()
  }
  const fail = (error: Error) => {
    if (isClosed) return
    close()
    onGone(codeOf(error))
  }
  try {
    socket.connect(port, address)
    await once(socket, 'connect')
  } catch (error) {
    socket.close()
    throw error
  }
  socket.on('error', fail)
  socket.on('message', (datagram) => onMessage(readSip(datagram)))
  const local = socket.address()
  return {
    isReliable: false,
    local,
    send: (bytes) => {
      if (!isClosed) socket.send(bytes, (error) => error && fail(error))
    },
    close,
  }
}

async function openTcp({ address, port }: SipServer, { onMessage, onGone }: SipLineEvents): Promise<SipLine> {
  const socket = connect({ port, host: address, noDelay: true })
  let isClosed = false
  const close = () => {
    isClosed = true
    socket.destroy()
  }
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(connectMs) })
  } catch (error) {
    socket.on('error', () => {})
    close()
    throw error
  }
  const fail = (reason: string) => {
    if (isClosed) return
    close()
    onGone(reason)
  }
  const stream = new SipStream()
  socket.on('error', (error) => fail(codeOf(error)))
  socket.on('close', () => fail('the server hung up the line'))
  socket.on('data', (chunk) => {
    for (const read of stream.push(chunk)) if (!isClosed) onMessage(read)
    if (stream.isBroken) fail('the server speaks something else')
  })
  const { localAddress = '', localPort = 0 } = socket
  return {
    isReliable: true,
    local: { address: localAddress, port: localPort },
    send: (bytes) => void (isClosed || socket.write(bytes)),
    close,
  }
}

/** The system's code, or its name: never an address. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'no connection in time'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
