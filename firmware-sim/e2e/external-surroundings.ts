import { join } from 'node:path'
import { freePort, type Peer, startMosquitto, startPostgres } from './external-peers.ts'
import type { Surroundings } from './main-job.ts'

/** A database and a broker of somebody else's around a house, with the configuration that the product ships for them. */
export async function startExternalSurroundings(
  dataFolder: string,
): Promise<Surroundings & { postgres: Peer; mosquitto: Promise<Peer> }> {
  const postgres = await startPostgres()
  const port = await freePort()
  // It begins to listen once the house's cloud has written the certificates.
  const mosquitto = startMosquitto(port, join(dataFolder, 'pki'))
  return {
    options: { databaseUrl: postgres.url, mqttUrl: `mqtts://localhost:${port}` },
    postgres,
    mosquitto,
    stop: async () => {
      await (await mosquitto).stop()
      await postgres.stop()
    },
  }
}
