import { connect as connectTls, type TLSSocket } from 'node:tls'
import { prefixes, up } from '@domovoy/protocol/mqtt'
import { MqttClient } from 'mqtt'
import type { Log } from '../runtime/log.ts'
import type { Identity } from './identity.ts'
import type { Link } from './link.ts'

export type MqttOptions = {
  identity: Identity
  log: Log
  /** Subscribed: messages flow from now on. */
  onUp: (link: Link) => void
  onDown: () => void
  onMessage: (topic: string, payload: Buffer) => void
}

const keepaliveS = 15
const connectTimeoutMs = 10_000
/** How long the last messages may take at a stop. */
const goodbyeMs = 1_000

/**
 * One connection to the broker: MQTT 3.1.1 over TLS with the controller's certificate, clean session. Runs until it is lost
 * or `signal` aborts; then it says goodbye by a retained `online: false`, since an orderly end does not fire the last will.
 */
export function runMqtt(options: MqttOptions, signal: AbortSignal): Promise<void> {
  const { identity, log, onUp, onDown, onMessage } = options
  const statusTopic = up.status(identity.controllerId)
  const offline = JSON.stringify({ online: false })

  return new Promise((resolve, reject) => {
    const client = new MqttClient(() => openSocket(identity), {
      clientId: identity.controllerId,
      clean: true,
      protocolVersion: 4,
      keepalive: keepaliveS,
      connectTimeout: connectTimeoutMs,
      // The supervisor connects again, with jitter, on a fresh client that holds nothing stale.
      reconnectPeriod: 0,
      will: { topic: statusTopic, payload: Buffer.from(offline), qos: 1, retain: true },
    })
    let isUp = false
    let fault: Error | undefined
    const link: Link = {
      isUp: () => isUp,
      publish(topic, payload, { retain } = { retain: false }) {
        if (!isUp) return
        client.publish(topic, payload, { qos: 1, retain }, (error) => {
          if (error) log.debug({ topic, reason: error.message }, 'a message was not delivered')
        })
      },
    }

    const end = () => {
      if (isUp) client.publish(statusTopic, offline, { qos: 1, retain: true }, () => client.end())
      else client.end(true)
      setTimeout(() => client.end(true), goodbyeMs).unref()
    }
    signal.addEventListener('abort', end, { once: true })

    client.on('connect', () => {
      client.subscribe(`${prefixes.down(identity.controllerId)}#`, { qos: 1 }, (error, granted) => {
        if (error || granted?.some(({ qos }) => qos > 2)) {
          fault = error ?? new Error('the broker refuses the subscription')
          client.end(true)
          return
        }
        isUp = true
        onUp(link)
      })
    })
    client.on('message', (topic, payload) => onMessage(topic, payload))
    client.on('error', (error) => {
      fault = error
    })
    client.on('close', () => {
      signal.removeEventListener('abort', end)
      if (isUp) {
        isUp = false
        onDown()
      }
      client.end(true)
      if (fault) reject(fault)
      else resolve()
    })
  })
}

/** Small messages that are waited for: no delay (Nagle's algorithm costs 40 ms here). */
function openSocket({ mqttUrl, key, certificate, caCertificate }: Identity): TLSSocket {
  const { hostname, port } = new URL(mqttUrl)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const socket = connectTls({
    host,
    port: Number(port || 8883),
    servername: host,
    key,
    cert: certificate,
    ca: caCertificate,
  })
  socket.setNoDelay(true)
  return socket
}
