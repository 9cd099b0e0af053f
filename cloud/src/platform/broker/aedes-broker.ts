import type { AddressInfo } from 'node:net'
import { createServer, type TLSSocket } from 'node:tls'
import { Aedes, type AuthenticateError, type Client } from 'aedes'
import type { Logger } from 'pino'
import { DomainError } from '../errors.ts'
import { platformFaults } from '../platform-faults.ts'
import type { Broker } from './broker.ts'
import { guardSizes } from './guard-sizes.ts'
import { longestPayload, mayConnect, mayPublish, maySubscribe, type Peer } from './judge-controller.ts'

export interface AedesBrokerOptions {
  host: string
  port: number
  key: string
  certificate: string
  caCertificate: string
  isRevoked: (serial: string) => boolean
  log: Logger
}

/** And whatever else stands before a payload. */
const longestTopic = 1_000

/** The broker in this process. The cloud takes part in it directly, without a socket of its own. */
export async function startAedesBroker(options: AedesBrokerOptions): Promise<Broker & { port: number }> {
  const { log, isRevoked } = options
  const peers = new WeakMap<Client, Peer>()
  const sockets = new Map<TLSSocket, string>()

  const aedes = await Aedes.createBroker({
    connectTimeout: 10_000,
    // One that does not read must not hold up the others.
    drainTimeout: 2_000,
    authenticate: (client, _username, _password, done) => {
      const peer = peers.get(client)
      if (peer && mayConnect(peer, client.id, isRevoked)) return done(null, true)
      log.warn({ clientId: client.id, ...peer }, 'a client was turned away from the broker')
      done(refusal('the certificate does not stand for this client id'), false)
    },
    authorizePublish: (client, packet, done) => {
      const peer = client ? peers.get(client) : undefined
      const allowed = peer && mayPublish(peer, packet.topic, packet.retain, packet.payload.length)
      done(allowed ? null : new Error(`may not publish to ${packet.topic}`))
    },
    authorizeSubscribe: (client, subscription, done) => {
      const peer = peers.get(client)
      // A refused subscription is answered in the SUBACK (MQTT 3.1.1 §3.9.3); the client may stay.
      done(null, peer && maySubscribe(peer, subscription.topic) ? subscription : null)
    },
  })
  aedes.on('clientError', (client, error) => log.debug({ clientId: client.id, err: error }, 'broker client failed'))
  aedes.on('connectionError', (_client, error) => log.debug({ err: error }, 'broker connection failed'))
  // Not in its types, yet raised when its storage fails; unheard it would end the process.
  aedes.addListener('error', (error: unknown) => log.error({ err: error }, 'the broker failed'))

  const server = createServer(
    {
      key: options.key,
      cert: options.certificate,
      ca: options.caCertificate,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      handshakeTimeout: 10_000,
      noDelay: true,
    },
    (socket) => {
      const peer = peerOf(socket)
      if (!peer || isRevoked(peer.serial)) return void socket.destroy()
      sockets.set(socket, peer.serial)
      socket.once('close', () => sockets.delete(socket))
      guardSizes(socket, longestPayload + longestTopic)
      const client = aedes.handle(socket)
      peers.set(client, peer)
    },
  )
  server.on('tlsClientError', (error) => log.debug({ err: error }, 'a TLS handshake with the broker failed'))
  server.on('error', (error) => log.error({ err: error }, 'the broker cannot listen'))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    // All controllers of a city come back at once after an outage: the default backlog triples their wait.
    server.listen({ host: options.host, port: options.port, backlog: 4096 }, () => resolve())
  })
  const { port } = server.address() as AddressInfo

  let stopped = false
  return {
    port,
    publish: (topic, payload, { retain = false } = {}) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new DomainError(platformFaults['broker.unavailable']))
        const packet = { cmd: 'publish', topic, payload: Buffer.from(payload), qos: 1, retain, dup: false } as const
        aedes.publish(packet, (error) => (error ? reject(error) : resolve()))
      }),
    subscribe: (filter, listener) =>
      new Promise((resolve) => {
        aedes.subscribe(
          filter,
          (packet, done) => {
            done()
            listener({ topic: packet.topic, payload: Buffer.from(packet.payload) })
          },
          resolve,
        )
      }),
    isConnected: () => !stopped,
    cut: (serial) => {
      for (const [socket, its] of sockets) if (its === serial) socket.destroy()
    },
    stop: async () => {
      stopped = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await new Promise<void>((resolve) => aedes.close(resolve))
      for (const socket of sockets.keys()) socket.destroy()
      await closed
    },
  }
}

function peerOf(socket: TLSSocket): Peer | undefined {
  const { subject, serialNumber } = socket.getPeerCertificate()
  if (!subject?.CN || !serialNumber) return undefined
  return { commonName: String(subject.CN), serial: serialNumber.toLowerCase() }
}

function refusal(message: string): AuthenticateError {
  // CONNACK 5, not authorized (MQTT 3.1.1 §3.2.2.3).
  return Object.assign(new Error(message), { returnCode: 5 })
}
