import { type AddressInfo, createServer, type Socket } from 'node:net'
import { fromHex } from '@domovoy/protocol/osdp'
import { describe, expect, it, vi } from 'vitest'
import { FakePanel } from '../../panel/fake-panel.ts'
import { panelChannelContract } from '../../panel/panel-channel.contract.ts'
import { startPanel } from '../../panel/start-panel.ts'
import { systemClock } from '../../runtime/clock.ts'
import { silentLog } from '../../runtime/log.ts'
import { OsdpTcpChannel } from './osdp-tcp-channel.ts'

/** The other end of the line, on a free port. */
async function startPeer(onBytes: (bytes: Uint8Array, socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (bytes) => onBytes(bytes, socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port,
    sockets,
    hangUp,
    async stop() {
      hangUp()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

describe('OsdpTcpChannel', () => {
  panelChannelContract(async () => {
    const arrived: number[] = []
    const peer = await startPeer((bytes) => void arrived.push(...bytes))
    return {
      channel: new OsdpTcpChannel({ host: '127.0.0.1', port: peer.port }),
      arrived: () => arrived,
      deliver: (bytes) => {
        for (const socket of peer.sockets) socket.write(bytes)
      },
      hangUp: () => {
        for (const socket of peer.sockets) socket.end()
      },
      makeUnreachable: () => peer.stop(),
      stop: () => peer.stop(),
    }
  })

  it('carries a whole conversation with a panel, garbage and a cut included', async () => {
    const fake = new FakePanel()
    const peer = await startPeer((bytes, socket) => {
      for (const answer of fake.take(bytes)) {
        // In two pieces, with noise before them: TCP keeps no frames together.
        socket.write(fromHex('00 01'))
        socket.write(answer.subarray(0, 3))
        setImmediate(() => socket.write(answer.subarray(3)))
      }
    })
    const heard: string[] = []
    const panel = startPanel({
      channel: new OsdpTcpChannel({ host: '127.0.0.1', port: peer.port }),
      clock: systemClock,
      log: silentLog,
      onOnline: (isOnline) => heard.push(isOnline ? 'online' : 'offline'),
      onCard: ({ bits }) => heard.push(`card ${bits.length}`),
      onKey: (key) => heard.push(key),
      onDenied: (via) => heard.push(`denied ${via}`),
    })
    const condition = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 10 })
    await condition(() => expect(fake.text).toBe('Домовой'))
    fake.reports.push({ type: 'keypad', reader: 0, keys: ['7'] })
    await condition(() => expect(fake.text).toBe('Кв. 7'))
    fake.reports.push({ type: 'raw-card', reader: 0, format: 'raw', bitCount: 32, bits: fromHex('04A1B2C3') })
    await condition(() => expect(fake.temporaryText).toBe('Ключ не найден'))
    panel.feedback('unlocked')
    await condition(() => expect(fake.text).toBe('Открыто'))
    expect(heard).toEqual(['online', '7', 'card 4', 'denied card'])
    expect(panel.defects().noise).toBeGreaterThan(0)

    peer.hangUp()
    await condition(() => expect(heard.slice(4)).toEqual(['offline', 'online']))
    await panel.stop()
    await peer.stop()
  })
})
