import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import smpp, { type Pdu, type Session } from 'smpp'

/** An SMS centre that speaks SMPP, for tests: the server side of the package. */
export class TestSmsCentre {
  readonly sessions: Session[] = []
  readonly binds: Pdu[] = []
  readonly submits: Pdu[] = []
  enquiries = 0
  bindStatus = 0
  /** Status of the next submits, in order; 0 afterwards. */
  statuses: number[] = []
  /** In place of an answer to a submit. */
  misbehave: ((session: Session, pdu: Pdu) => void) | undefined
  #server: Server | undefined
  readonly #tls: { key: string; cert: string } | undefined

  constructor(tls?: { key: string; cert: string }) {
    this.#tls = tls
  }

  async start(port = 0): Promise<number> {
    const server = smpp.createServer({ ...this.#tls }, (session) => this.#serve(session))
    this.#server = server
    server.on('error', () => {})
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    for (const session of this.sessions) session.destroy()
    const server = this.#server
    if (server) await new Promise((resolve) => server.close(resolve))
  }

  #serve(session: Session): void {
    this.sessions.push(session)
    session.on('error', () => session.destroy())
    session.on('bind_transceiver', (pdu: Pdu) => {
      this.binds.push(pdu)
      session.send(pdu.response({ command_status: this.bindStatus, system_id: 'centre' }))
    })
    session.on('enquire_link', (pdu: Pdu) => {
      this.enquiries += 1
      session.send(pdu.response())
    })
    session.on('unbind', (pdu: Pdu) => session.send(pdu.response()))
    session.on('submit_sm', (pdu: Pdu) => {
      if (this.misbehave) return this.misbehave(session, pdu)
      const status = this.statuses.shift() ?? 0
      if (status === 0) this.submits.push(pdu)
      session.send(pdu.response({ command_status: status, message_id: String(this.submits.length) }))
    })
  }
}
