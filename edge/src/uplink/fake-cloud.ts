import { createHash, randomUUID } from 'node:crypto'
import { Socket } from 'node:net'
import { type Command, signCommand } from '@domovoy/protocol/command'
import { chainInput, genesisHash, type JournalRecord } from '@domovoy/protocol/journal'
import {
  clockAsk,
  down,
  filters,
  journalBatch,
  parseUp,
  type ReplyMessage,
  replyMessage,
  type StatusMessage,
  signClockAnswer,
  statusMessage,
} from '@domovoy/protocol/mqtt'
import { exportJWK, generateKeyPair } from 'jose'
import { connectAsync, type MqttClient } from 'mqtt'
import type { Pair } from './fake-pki.ts'
import type { IdentityFile } from './identity.ts'

type Body = { kind: 'open'; door: string } | { kind: 'watch'; viewerId: string; offer: string }

const nodeId = 'test-node'
const residentId = '01936f4e-5a00-7000-8000-000000000004'

/** The cloud's end of the link, for tests: signs commands, tells the time, takes the journal and checks its chain. */
export class FakeCloud {
  readonly controllerId = randomUUID()
  readonly records: JournalRecord[] = []
  readonly replies: ReplyMessage[] = []
  readonly chainBreaks: number[] = []
  status: StatusMessage | undefined
  /** Added to the time that it tells and signs with. */
  aheadMs = 0
  /** When false, batches are taken in but not acknowledged. */
  isAcknowledging = true
  readonly #keys: Awaited<ReturnType<typeof generateKeyPair>>
  #client: MqttClient | undefined
  #waiting: (() => void)[] = []

  private constructor(keys: Awaited<ReturnType<typeof generateKeyPair>>) {
    this.#keys = keys
  }

  static async create(): Promise<FakeCloud> {
    return new FakeCloud(await generateKeyPair('EdDSA', { extractable: true }))
  }

  /** What `domovoy claim` would have stored. */
  async identityFile(mqttUrl: string): Promise<IdentityFile> {
    const jwk = { ...(await exportJWK(this.#keys.publicKey)) }
    return { controllerId: this.controllerId, mqttUrl, commandKeys: [{ kid: 'k1', jwk }] }
  }

  async connect(url: string, pair: Pair, caCertificate: string): Promise<void> {
    const client = await connectAsync(url, {
      clientId: 'cloud',
      key: pair.key,
      cert: pair.certificate,
      ca: caCertificate,
      reconnectPeriod: 100,
    })
    client.on('error', () => {})
    const { stream } = client
    if (stream instanceof Socket) stream.setNoDelay(true)
    client.on('message', (topic, payload) => this.#heed(topic, payload))
    await client.subscribeAsync([filters.reply(nodeId), filters.journal, filters.status, filters.clock], { qos: 1 })
    this.#client = client
  }

  async stop(): Promise<void> {
    await this.#client?.endAsync(true)
  }

  nowMs(): number {
    return Date.now() + this.aheadMs
  }

  async sign(body: Body, changes: Partial<Command> = {}, key = this.#keys.privateKey): Promise<string> {
    const command = {
      id: randomUUID(),
      controllerId: this.controllerId,
      replyTo: nodeId,
      issuedAtMs: this.nowMs(),
      actor: { kind: 'resident', id: residentId },
      ...body,
      ...changes,
    }
    return await signCommand(command as Command, key, 'k1')
  }

  send(payload: string): void {
    this.#client?.publish(down.command(this.controllerId), payload, { qos: 1 })
  }

  /** Sends a command and waits for the answer to it. */
  async ask(payload: string): Promise<ReplyMessage> {
    const before = this.replies.length
    this.send(payload)
    await this.until(() => this.replies.length > before, 'a reply')
    const reply = this.replies.at(-1)
    if (!reply) throw new Error('no reply')
    return reply
  }

  /** Waits for what only the network can bring. */
  async until(isSo: () => boolean, what: string, withinMs = 8_000): Promise<void> {
    const deadline = AbortSignal.timeout(withinMs)
    while (!isSo()) {
      await new Promise<void>((resolve, reject) => {
        this.#waiting.push(resolve)
        deadline.addEventListener('abort', () => reject(new Error(`waited in vain for ${what}`)), { once: true })
      })
    }
  }

  kinds(): string[] {
    return this.records.map(({ event }) => event.kind)
  }

  #heed(topic: string, payload: Buffer): void {
    const message: unknown = JSON.parse(payload.toString('utf8'))
    switch (parseUp(topic)?.channel) {
      case 'reply':
        this.replies.push(replyMessage.parse(message))
        break
      case 'status':
        this.status = statusMessage.parse(message)
        break
      case 'clock': {
        const { id } = clockAsk.parse(message)
        void this.#tellTime(id)
        break
      }
      case 'journal':
        this.#take(journalBatch.parse(message))
    }
    for (const wake of this.#waiting.splice(0)) wake()
  }

  async #tellTime(id: string): Promise<void> {
    const words = await signClockAnswer({ id, cloudMs: this.nowMs() }, this.#keys.privateKey, 'k1')
    this.#client?.publish(down.clock(this.controllerId), words, { qos: 1 })
  }

  #take({ first, records }: { first: number; records: JournalRecord[] }): void {
    if (!this.isAcknowledging) return
    if (first === this.records.length + 1) {
      for (const record of records) {
        const input = chainInput(this.records.at(-1)?.hash ?? genesisHash, record)
        if (createHash('sha256').update(input).digest('hex') !== record.hash) this.chainBreaks.push(record.n)
        this.records.push(record)
      }
    }
    this.#publish(down.journalAck(this.controllerId), { through: this.records.length })
  }

  #publish(topic: string, message: unknown): void {
    this.#client?.publish(topic, JSON.stringify(message), { qos: 1 })
  }
}
