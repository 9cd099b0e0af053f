import { rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { type GpioReport, gpioLine } from '@domovoy/protocol/gpio-socket'
import type { Logger } from 'pino'
import { answerRequest } from './answer-request.ts'
import { createLineSplitter } from './line-splitter.ts'
import type { Lines } from './lines.ts'

/** A client that leaves this much unread is cut: it does not listen. */
const unreadLimitBytes = 256 * 1024

/** Another simulator serves this socket already. */
export class SocketInUseError extends Error {
  readonly code = 'gpio.socket-in-use'
  constructor(socketPath: string) {
    super(`Another simulator listens on ${socketPath}. Stop it, or choose another --gpio-socket.`)
  }
}

export type GpioServer = { stop(): Promise<void>; clients(): number }

/**
 * Serves the lines over a local socket (`@domovoy/protocol/gpio-socket`) to any number of clients.
 *
 * When the client that drove the lock goes away, the line stays as it was: a SoC's output keeps its level when the process
 * that wrote it dies (sysfs and onoff), and a simulator that dropped it would hide a daemon that forgets to.
 * @throws SocketInUseError `gpio.socket-in-use`
 */
export async function startGpioServer(options: {
  socketPath: string
  lines: Lines
  log: Logger
  onClients?: () => void
}): Promise<GpioServer> {
  const { socketPath, lines, log, onClients } = options
  const sockets = new Set<Socket>()

  const server = createServer((socket) => {
    sockets.add(socket)
    const split = createLineSplitter()
    for (const line of gpioLine.options) send(socket, { line, value: lines.get(line) })
    socket.on('data', (chunk) => {
      const texts = split(chunk)
      if (!texts) return hangUp(socket, log, 'a line without end')
      for (const text of texts) {
        const answer = answerRequest(lines, text)
        if (answer) send(socket, answer)
        else if (text.trim() !== '') log.warn({ text: text.slice(0, 100) }, 'gpio: dropped what is no request')
      }
      if (socket.writableLength > unreadLimitBytes) hangUp(socket, log, 'it does not read')
    })
    socket.on('error', (error) => log.info({ error: error.message }, 'gpio: client lost'))
    socket.on('close', () => {
      sockets.delete(socket)
      onClients?.()
    })
    onClients?.()
  })

  const stopListening = lines.onEdge(({ line, value }) => {
    for (const socket of sockets) {
      if (socket.writableLength > unreadLimitBytes) hangUp(socket, log, 'it does not read')
      else send(socket, { line, value })
    }
  })

  await removeStaleSocket(socketPath)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(socketPath, () => {
      server.off('error', reject)
      server.on('error', (error) => log.error({ error: error.message }, 'gpio: server'))
      resolve()
    })
  })

  return {
    clients: () => sockets.size,
    async stop() {
      stopListening()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function send(socket: Socket, report: GpioReport) {
  if (socket.writable) socket.write(`${JSON.stringify(report)}\n`)
}

function hangUp(socket: Socket, log: Logger, why: string) {
  log.warn({ why }, 'gpio: client cut')
  socket.destroy()
}

/** A simulator that was killed leaves its socket file behind; nobody answers there, so it may go. */
async function removeStaleSocket(socketPath: string) {
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect(socketPath)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
  if (answers) throw new SocketInUseError(socketPath)
  await rm(socketPath, { force: true })
}
