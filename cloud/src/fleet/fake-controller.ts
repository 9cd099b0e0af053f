import { type Command, command } from '@domovoy/protocol/command'
import { down, type ReplyMessage, type StatusMessage, statusGolden, up } from '@domovoy/protocol/mqtt'
import type { FakeBroker } from '../platform/broker/index.ts'

/** What a controller says to a command; nothing keeps silent. */
export type Behaviour = (command: Command) => Omit<ReplyMessage, 'commandId'> | undefined

/** A controller at the other end of a `FakeBroker`; for tests. It remembers what it was asked. */
export class FakeController {
  readonly id: string
  readonly commands: Command[] = []
  behaviour: Behaviour = (it) => ({ outcome: 'done', atMs: it.issuedAtMs + 20 })
  readonly #broker: FakeBroker

  constructor(broker: FakeBroker, id: string) {
    this.id = id
    this.#broker = broker
    void broker.subscribe(down.command(id), ({ payload }) => this.#obey(new TextDecoder().decode(payload)))
  }

  say(status: StatusMessage = statusGolden): void {
    this.#broker.deliver(up.status(this.id), JSON.stringify(status))
  }

  reply(to: Command, reply: Omit<ReplyMessage, 'commandId'>): void {
    this.#broker.deliver(up.reply(this.id, to.replyTo), JSON.stringify({ commandId: to.id, ...reply }))
  }

  #obey(jws: string): void {
    const payload = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString())
    const asked = command.parse(payload)
    this.commands.push(asked)
    const reply = this.behaviour(asked)
    if (reply) this.reply(asked, reply)
  }
}
