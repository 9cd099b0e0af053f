import { describe, it } from 'vitest'
import { FakeInputLine } from './fake-input-line.ts'
import { FakeRelay } from './fake-relay.ts'
import { inputContract, relayContract } from './line-contract.ts'

describe('FakeRelay', () => {
  it.each(relayContract)('$name', async ({ check }) => {
    const relay = new FakeRelay()
    await check({
      relay,
      isOn: () => relay.isOn,
      async openBroken() {
        const broken = new FakeRelay()
        broken.break()
        return broken
      },
    })
  })
})

describe('FakeInputLine', () => {
  it.each(inputContract)('$name', async ({ check }) => {
    const input = new FakeInputLine()
    await check({ input, drive: (isActive) => input.set(isActive) })
  })
})
