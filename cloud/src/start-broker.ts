import type { Logger } from 'pino'
import { type Broker, startAedesBroker, startMqttBroker } from './platform/broker/index.ts'
import type { Settings } from './platform/config/index.ts'
import type { Pki } from './platform/pki/index.ts'

export interface StartBrokerOptions {
  settings: Settings['mqtt']
  pki: Pki
  nodeId: string
  isRevoked: (serial: string) => boolean
  log: Logger
}

/** The broker that is named, or one in this process. @returns it, and where controllers find it */
export async function startBroker({ settings, pki, nodeId, isRevoked, log }: StartBrokerOptions) {
  const { url } = settings
  if (url !== undefined) {
    const { key, certificate } = pki.client
    const options = { url, clientId: `cloud-${nodeId}`, key, certificate, caCertificate: pki.caCertificate, log }
    return { broker: startMqttBroker(options) satisfies Broker, mqttUrl: () => url }
  }
  const { key, certificate } = pki.broker
  const { host, port } = settings
  const broker = await startAedesBroker({
    host,
    port,
    key,
    certificate,
    caCertificate: pki.caCertificate,
    isRevoked,
    log,
  })
  // Under the name by which the controller reached the cloud: the broker is the same process.
  return { broker: broker satisfies Broker, mqttUrl: (name: string) => `mqtts://${name}:${broker.port}` }
}
