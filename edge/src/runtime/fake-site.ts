import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FakeSimulator } from '../drivers/sim/fake-simulator.ts'
import { Broker } from '../uplink/fake-broker.ts'
import { FakeCloud } from '../uplink/fake-cloud.ts'
import { createFakePki } from '../uplink/fake-pki.ts'
import { identityPaths } from '../uplink/identity.ts'

/** An entrance for tests, all but the daemon: its lines, a claimed identity, a real broker, and a cloud behind it. */
export type FakeSite = {
  /** The daemon's data lies in `data` under it. */
  folder: string
  configFile: string
  simulator: FakeSimulator
  broker: Broker
  cloud: FakeCloud
  /** Resolves once the controller says that it is online and has its lines. */
  online(): Promise<void>
  close(): Promise<void>
}

export async function createFakeSite(pulseMs = 150): Promise<FakeSite> {
  const folder = mkdtempSync(join(tmpdir(), 'domovoy-site-'))
  const simulator = new FakeSimulator()
  await simulator.listen(join(folder, 'gpio.sock'))
  const pki = await createFakePki()
  const broker = await Broker.prepare(folder, await pki.issue('localhost'), pki.caCertificate)
  await broker.start()
  const cloud = await FakeCloud.create()
  await cloud.connect(broker.url, await pki.issue('cloud'), pki.caCertificate)

  const { key, certificate } = await pki.issue(cloud.controllerId)
  const paths = identityPaths(join(folder, 'data'))
  mkdirSync(paths.folder, { recursive: true })
  writeFileSync(paths.key, key)
  writeFileSync(paths.certificate, certificate)
  writeFileSync(paths.caCertificate, pki.caCertificate)
  writeFileSync(paths.file, JSON.stringify(await cloud.identityFile(broker.url)))

  const lines = ['lock', 'contact', 'exit', 'fire'].map((line) => `  ${line}: { driver: sim, line: ${line} }`)
  const config = ['dataFolder: data', 'gpioSocket: gpio.sock', 'door:', `  pulseMs: ${pulseMs}`, ...lines]
  const configFile = join(folder, 'edge.yaml')
  writeFileSync(configFile, config.join('\n'))

  return {
    folder,
    configFile,
    simulator,
    broker,
    cloud,
    online: () =>
      cloud.until(() => cloud.status?.online === true && simulator.clients > 0, 'the controller to be online'),
    async close() {
      await cloud.stop()
      await broker.stop()
      await simulator.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
