import { describe } from 'vitest'
import { FakePanelChannel } from './fake-panel-channel.ts'
import { panelChannelContract } from './panel-channel.contract.ts'

describe('FakePanelChannel', () => {
  panelChannelContract(async () => {
    const channel = new FakePanelChannel()
    const arrived: number[] = []
    channel.onBytes = (bytes) => void arrived.push(...bytes)
    return {
      channel,
      arrived: () => arrived,
      deliver: (bytes) => channel.deliver(bytes),
      hangUp: () => channel.hangUp(),
      makeUnreachable: async () => {
        channel.isReachable = false
      },
      stop: async () => {},
    }
  })
})
