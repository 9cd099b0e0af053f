import { connect, createServer } from 'node:net'
import type { HouseFiles } from './house-files.ts'

/** A port that the house needs belongs to another program. */
class PortInUseError extends Error {
  readonly code = 'house.port-in-use'
}

/** Another house runs on this data folder. */
class HouseInUseError extends Error {
  readonly code = 'house.in-use'
}

/** @throws HouseInUseError when the simulator of another house answers under this data folder */
export async function checkNobodyHome({ data, gpioSocket }: HouseFiles): Promise<void> {
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect(gpioSocket)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
  if (answers) {
    throw new HouseInUseError(`Domovoy runs already on ${data}. Stop it, or set DOMOVOY_DATA to another folder.`)
  }
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
