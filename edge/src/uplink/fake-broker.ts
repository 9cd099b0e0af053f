import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import type { Pair } from './fake-pki.ts'

/** Whether the broker of the integration tests is installed here. */
export const hasMosquitto = spawnSync('mosquitto', ['-h']).error === undefined

/** Mosquitto with TLS and client certificates, on a port of its own: a broker that nobody here wrote. */
export class Broker {
  readonly port: number
  readonly #configFile: string
  #process: ChildProcess | undefined

  private constructor(port: number, configFile: string) {
    this.port = port
    this.#configFile = configFile
  }

  get url(): string {
    return `mqtts://localhost:${this.port}`
  }

  static async prepare(folder: string, server: Pair, caCertificate: string): Promise<Broker> {
    const port = await freePort()
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const config = [
      `listener ${port} 127.0.0.1`,
      `cafile ${file('broker-ca.crt', caCertificate)}`,
      `certfile ${file('broker.crt', server.certificate)}`,
      `keyfile ${file('broker.key', server.key)}`,
      'require_certificate true',
      'use_identity_as_username true',
      'allow_anonymous true',
      'set_tcp_nodelay true',
      'persistence false',
      ...(process.getuid?.() === 0 ? ['user root'] : []),
    ]
    return new Broker(port, file('mosquitto.conf', `${config.join('\n')}\n`))
  }

  async start(): Promise<void> {
    this.#process = spawn('mosquitto', ['-c', this.#configFile], { stdio: 'ignore' })
    while (!(await isListening(this.port))) {
      if (this.#process.exitCode !== null) throw new Error('mosquitto does not start')
    }
  }

  async stop(): Promise<void> {
    const running = this.#process
    this.#process = undefined
    if (!running || running.exitCode !== null) return
    running.kill('SIGKILL')
    await once(running, 'exit')
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => setTimeout(() => resolve(false), 20))
  })
}
