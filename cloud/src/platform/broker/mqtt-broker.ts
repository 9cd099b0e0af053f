import { connect, type IClientOptions } from 'mqtt'
import type { Logger } from 'pino'
import { DomainError } from '../errors.ts'
import { platformFaults } from '../platform-faults.ts'
import type { Broker, Message } from './broker.ts'
import { isMatch } from './match-topic.ts'

export interface MqttBrokerOptions {
  url: string
  /** Under which this node is known at the broker. */
  clientId: string
  key: string
  certificate: string
  caCertificate: string
  log: Logger
}

/** A broker of yours, reached as a client. Nodes share what is subscribed as shared. It may come later than this process. */
export function startMqttBroker(options: MqttBrokerOptions): Broker {
  const { log } = options
  const settings: IClientOptions = {
    protocolVersion: 4,
    clientId: options.clientId,
    clean: true,
    keepalive: 15,
    reconnectPeriod: 1_000,
    connectTimeout: 5_000,
    key: options.key,
    cert: options.certificate,
    ca: options.caCertificate,
    queueQoSZero: false,
    resubscribe: false,
  }
  const client = connect(options.url, settings)
  const listeners: { filter: string; listener: (message: Message) => void }[] = []

  client.on('connect', () => {
    // Nagle's algorithm costs 40 ms a message. The stream is a TLS socket for the URLs that settings admit.
    if ('setNoDelay' in client.stream && typeof client.stream.setNoDelay === 'function') client.stream.setNoDelay(true)
    log.info('connected to the broker')
  })
  client.on('close', () => log.debug('no connection to the broker'))
  client.on('error', (error) => log.warn({ err: error }, 'the broker cannot be reached'))
  client.on('message', (topic, payload) => {
    for (const { filter, listener } of listeners) if (isMatch(filter, topic)) listener({ topic, payload })
  })

  return {
    publish: async (topic, payload, { retain = false } = {}) => {
      // mqtt.js would keep it for later; a late command is a wrong one.
      if (!client.connected) throw new DomainError(platformFaults['broker.unavailable'])
      await client.publishAsync(topic, payload, { qos: 1, retain })
    },
    subscribe: async (filter, listener, { shared = false } = {}) => {
      listeners.push({ filter, listener })
      const wanted = shared ? `$share/cloud/${filter}` : filter
      // Renewed at each connection: the broker forgets with a clean session, and may not be there yet.
      const ask = () =>
        client.subscribe(wanted, { qos: 1 }, (error, granted) => {
          const refused = granted?.some(({ qos }) => qos > 2)
          if (error || refused) log.error({ err: error, filter: wanted }, 'the broker refused a subscription')
        })
      client.on('connect', ask)
      if (client.connected) ask()
    },
    isConnected: () => client.connected,
    // Your broker holds the connections; it learns of revocations by its own means.
    cut: (serial) => log.warn({ serial }, 'a certificate was revoked: your broker has to cut its connection'),
    stop: async () => {
      await client.endAsync(true)
    },
  }
}
