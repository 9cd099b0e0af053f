import type { Broker, Message } from './broker.ts'
import { isMatch } from './match-topic.ts'

/** A broker in memory, for tests: what is published reaches subscribers at once, and is remembered. */
export class FakeBroker implements Broker {
  readonly published: { topic: string; payload: string }[] = []
  connected = true
  #subscriptions: { filter: string; listener: (message: Message) => void }[] = []

  async publish(topic: string, payload: string): Promise<void> {
    this.published.push({ topic, payload })
    this.deliver(topic, payload)
  }

  async subscribe(filter: string, listener: (message: Message) => void): Promise<void> {
    this.#subscriptions.push({ filter, listener })
  }

  /** As if a controller had published it. */
  deliver(topic: string, payload: string | Uint8Array): void {
    const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload
    for (const { filter, listener } of this.#subscriptions)
      if (isMatch(filter, topic)) listener({ topic, payload: bytes })
  }

  isConnected(): boolean {
    return this.connected
  }

  cut(): void {}

  async stop(): Promise<void> {}
}
