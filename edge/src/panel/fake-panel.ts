import {
  type Command,
  decodeCommand,
  encodeFrame,
  encodeReply,
  type Frame,
  FrameReader,
  type Reply,
} from '@domovoy/protocol/osdp'

/** The least that is a panel, for tests of whoever talks to one: it acknowledges everything and reports what it is told to. */
export class FakePanel {
  /** Every command but polls that it took, in order; one that was repeated counts once. */
  readonly commands: Command[] = []
  /** What it says at the next polls. */
  readonly reports: Reply[] = []
  polls = 0
  /** Answers another way than usual, or with nothing. */
  respond: ((command: Command, usual: Reply) => Reply | undefined) | undefined
  readonly #reader = new FrameReader()
  #last: { key: string; answer: Uint8Array } | undefined

  /** @returns the answers, whole frames */
  take(bytes: Uint8Array): Uint8Array[] {
    return this.#reader.push(bytes).flatMap((event) => {
      const answer = event.type === 'frame' && this.#answer(event.frame)
      return answer ? [answer] : []
    })
  }

  /** The text that was shown last and for good, without what it was padded with. */
  get text(): string | undefined {
    return this.#lastOf('show-text', ({ seconds }) => seconds === undefined)?.text.trimEnd()
  }

  /** The text that was shown last for a while. */
  get temporaryText(): string | undefined {
    return this.#lastOf('show-text', ({ seconds }) => seconds !== undefined)?.text.trimEnd()
  }

  get led() {
    return this.#lastOf('set-leds')?.leds[0]
  }

  get buzzer() {
    return this.#lastOf('sound-buzzer')
  }

  #lastOf<Type extends Command['type']>(
    type: Type,
    isMeant: (command: Extract<Command, { type: Type }>) => boolean = () => true,
  ): Extract<Command, { type: Type }> | undefined {
    return this.commands.filter((command) => isOf(command, type)).findLast(isMeant)
  }

  #answer(frame: Frame): Uint8Array | undefined {
    const key = `${frame.sequence} ${frame.body.join()}`
    if (frame.sequence !== 0 && key === this.#last?.key) return this.#last.answer
    const decoded = decodeCommand(frame.body)
    if (!decoded.ok) return undefined
    if (decoded.command.type === 'poll') this.polls++
    else this.commands.push(decoded.command)
    const usual = this.#usual(decoded.command)
    const reply = this.respond ? this.respond(decoded.command, usual) : usual
    if (!reply) return undefined
    const { address, check } = frame
    const sequence = reply.type === 'busy' ? 0 : frame.sequence
    const answer = encodeFrame({ address, isReply: true, sequence, check, body: encodeReply(reply) })
    if (reply.type !== 'busy') this.#last = { key, answer }
    return answer
  }

  #usual(command: Command): Reply {
    switch (command.type) {
      case 'identify': {
        const firmware = { major: 1, minor: 2, build: 3 }
        return { type: 'identity', vendor: 1, model: 2, version: 3, serial: 4, firmware }
      }
      case 'ask-capabilities':
        return { type: 'capabilities', capabilities: [] }
      case 'poll':
        return this.reports.shift() ?? { type: 'ack' }
      default:
        return { type: 'ack' }
    }
  }
}

function isOf<Type extends Command['type']>(command: Command, type: Type): command is Extract<Command, { type: Type }> {
  return command.type === type
}
