/** The part of the package `smpp` 0.5.1 that is used here; it brings no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer, Socket } from 'node:net'

  export interface Pdu {
    command: string
    command_status: number
    sequence_number: number
    isResponse(): boolean
    response(options?: Record<string, unknown>): Pdu
    [field: string]: unknown
  }

  type Answered = (answer: Pdu) => void
  type Command = (options: Record<string, unknown>, answered?: Answered) => boolean

  export interface Session extends EventEmitter {
    socket: Socket
    bind_transceiver: Command
    bind_transmitter: Command
    submit_sm: Command
    enquire_link: Command
    unbind: Command
    /** False when the socket takes nothing. */
    send(pdu: Pdu): boolean
    destroy(): void
  }

  /** CommonJS whose names Node does not find: only the whole can be imported. */
  const smpp: {
    Session: new (options: Record<string, unknown>) => Session
    createServer(options: Record<string, unknown>, listener: (session: Session) => void): NetServer
    PDU: new (command: string, fields: Record<string, unknown>) => Pdu
    /** Status by name, such as `ESME_RTHROTTLED` (SMPP 3.4 §5.1.3). */
    errors: Record<string, number>
  }
  export default smpp
}
