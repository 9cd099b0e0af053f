import { createServer, type Server, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { type GpioLine, type GpioReport, type GpioRequest, gpioRequest } from '@domovoy/protocol/gpio-socket'

/** A simulator for tests: lines over a local socket, as `protocol/src/gpio-socket` has them. */
export class FakeSimulator {
  readonly values: Record<GpioLine, boolean> = { lock: false, contact: false, exit: false, fire: false }
  /** Every change of the lock's line. */
  readonly lockEdges: { isOn: boolean; atMs: number }[] = []
  /** Called before a request is carried out; false leaves it undone and unanswered. */
  heed: (request: GpioRequest) => boolean | 'fail' = () => true
  readonly #clients = new Set<Socket>()
  #server: Server | undefined

  get pulses(): number {
    return this.lockEdges.filter(({ isOn }) => isOn).length
  }

  get clients(): number {
    return this.#clients.size
  }

  async listen(path: string): Promise<void> {
    const server = createServer((client) => this.#serve(client))
    this.#server = server
    await new Promise<void>((resolve) => server.listen(path, resolve))
  }

  setInput(line: GpioLine, value: boolean): void {
    this.values[line] = value
    for (const client of this.#clients) this.#tell(client, { line, value })
  }

  /** Says anything, as a broken simulator might. */
  say(text: string): void {
    for (const client of this.#clients) client.write(text)
  }

  /** Cuts everybody off and stops listening. */
  async close(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    for (const client of this.#clients) client.destroy()
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
  }

  #serve(client: Socket): void {
    this.#clients.add(client)
    client.on('error', () => {})
    client.on('close', () => this.#clients.delete(client))
    for (const line of Object.keys(this.values) as GpioLine[]) this.#tell(client, { line, value: this.values[line] })
    const lines = createInterface({ input: client })
    // A client that was killed: readline passes the socket's error on.
    lines.on('error', () => {})
    lines.on('line', (text) => {
      const request = gpioRequest.parse(JSON.parse(text))
      const verdict = this.heed(request)
      if (verdict === false) return
      if (verdict === 'fail') return this.#tell(client, { failed: request.id, message: 'the line is stuck' })
      if (this.values[request.set] !== request.value && request.set === 'lock') {
        this.lockEdges.push({ isOn: request.value, atMs: performance.now() })
      }
      this.values[request.set] = request.value
      this.#tell(client, { done: request.id })
    })
  }

  #tell(client: Socket, report: GpioReport): void {
    client.write(`${JSON.stringify(report)}\n`)
  }
}
