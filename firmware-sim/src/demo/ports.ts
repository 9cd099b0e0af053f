import { createServer } from 'node:net'

/** A port that the house needs belongs to another program. */
export class PortInUseError extends Error {
  readonly code = 'house.port-in-use'
}

/** A port, and the setting that chooses another. */
export type WantedPort = { port: number; purpose: string; setting: string; host: string }

/** @throws PortInUseError naming the port and the setting */
export async function checkPort({ port, purpose, setting, host }: WantedPort): Promise<void> {
  try {
    await listenOnce(port, host)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EACCES') throw new PortInUseError(`Port ${port} (${purpose}) may not be used by this account.`)
    throw new PortInUseError(
      `Port ${port} (${purpose}) is in use: is Domovoy running already? Choose another with ${setting}=${port + 1000}.`,
    )
  }
}

/** Ports that were free a moment ago, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>()
  while (ports.size < count) ports.add(await listenOnce(0, '127.0.0.1'))
  return [...ports]
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : port))
    })
  })
}
