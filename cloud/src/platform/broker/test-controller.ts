import { connect, type MqttClient } from 'mqtt'
import { makeKeyAndRequest, type Pki } from '../pki/index.ts'

export interface TestController {
  id: string
  serial: string
  client: MqttClient
}

/** Connects to a broker as a controller does, with a certificate of ours; for tests. */
export async function connectController(
  pki: Pki,
  port: number,
  id: string,
  options: { clientId?: string; will?: { topic: string; payload: Buffer; qos: 1; retain: boolean } } = {},
): Promise<TestController> {
  const { key, csr } = await makeKeyAndRequest(id)
  const { certificate, serial } = await pki.issueController(csr, id, Date.now())
  const client = connect({
    ...{ protocol: 'mqtts', host: '127.0.0.1', port, protocolVersion: 4, clean: true, keepalive: 15 },
    ...{ clientId: id, key, cert: certificate, ca: pki.caCertificate, reconnectPeriod: 0, connectTimeout: 5_000 },
    ...options,
  })
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve())
    client.on('error', reject)
    client.once('close', () => reject(new Error('closed by the broker')))
  })
  return { id, serial, client }
}
