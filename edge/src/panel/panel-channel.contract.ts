import { expect, it, vi } from 'vitest'
import type { PanelChannel } from './panel-channel.ts'

/** A channel together with the other end of its line. */
export type ChannelUnderTest = {
  channel: PanelChannel
  /** Everything that has arrived at the other end. */
  arrived(): number[]
  deliver(bytes: Uint8Array): void
  /** The other end closes the line. */
  hangUp(): void
  /** From now on the line cannot be opened. */
  makeUnreachable(): Promise<void>
  stop(): Promise<void>
}

/** What every channel does, whatever carries its bytes. */
export function panelChannelContract(start: () => Promise<ChannelUnderTest>): void {
  async function open() {
    const under = await start()
    const ending = new AbortController()
    const received: number[] = []
    const opened = Promise.withResolvers<(bytes: Uint8Array) => void>()
    const run = () =>
      under.channel.run(ending.signal, {
        opened: opened.resolve,
        received: (bytes) => void received.push(...bytes),
      })
    return { under, ending, received, opened: opened.promise, run }
  }

  it('carries bytes both ways, in order', async () => {
    const { under, ending, received, opened, run } = await open()
    const running = run()
    const send = await opened
    send(Uint8Array.of(1, 2))
    send(Uint8Array.of(3))
    await vi.waitFor(() => expect(under.arrived()).toEqual([1, 2, 3]))
    under.deliver(Uint8Array.of(4, 5))
    under.deliver(Uint8Array.of(6))
    await vi.waitFor(() => expect(received).toEqual([4, 5, 6]))
    ending.abort()
    await running
    await under.stop()
  })

  it('ends when the other side closes, and what is sent afterwards goes nowhere', async () => {
    const { under, opened, run } = await open()
    const running = run()
    const send = await opened
    under.hangUp()
    await expect(running).resolves.toBeUndefined()
    send(Uint8Array.of(1))
    expect(under.arrived()).toEqual([])
    await under.stop()
  })

  it('ends when it is told to, before and after the line is open', async () => {
    const { under, ending, opened, run } = await open()
    const running = run()
    await opened
    ending.abort()
    await expect(running).resolves.toBeUndefined()
    await expect(run()).resolves.toBeUndefined()
    await under.stop()
  })

  it('can be opened again after it ended', async () => {
    const { under, opened, run } = await open()
    const running = run()
    await opened
    under.hangUp()
    await running
    const again = Promise.withResolvers<(bytes: Uint8Array) => void>()
    const ending = new AbortController()
    const second = under.channel.run(ending.signal, { opened: again.resolve, received: () => {} })
    const send = await again.promise
    send(Uint8Array.of(9))
    await vi.waitFor(() => expect(under.arrived()).toEqual([9]))
    ending.abort()
    await second
    await under.stop()
  })

  it('fails when the line cannot be opened', async () => {
    const { under, run } = await open()
    await under.makeUnreachable()
    await expect(run()).rejects.toThrow(Error)
  })
}
