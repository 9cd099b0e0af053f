import { connect } from 'node:net'
import { Hono } from 'hono'
import { pino } from 'pino'
import { expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { type HttpEnv, listen } from '../http/index.ts'
import { VirtualClock } from '../virtual-clock.ts'
import { createSseHub } from './index.ts'

it('frees the socket of a page that does not read', async () => {
  const hub = createSseHub(new VirtualClock())
  const app = new Hono<HttpEnv>().get('/', (c) => c.body(hub.open('somebody').body))
  const log = pino({ level: 'silent' })
  const options = { host: '127.0.0.1', port: 0, identity: undefined, clock: systemClock, log }
  const server = await listen(app, options)
  const socket = connect(server.port, '127.0.0.1').on('error', () => {})
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n')
  socket.pause()
  await vi.waitFor(() => expect(hub.listeners()).toHaveLength(1))
  const [page] = hub.listeners()
  // What the system's own buffers hold comes first.
  await vi.waitFor(
    () => {
      page?.send('entrance', 'x'.repeat(100_000))
      expect(page?.isClosed()).toBe(true)
    },
    { interval: 1, timeout: 10_000 },
  )
  // It learns of the cut when it reads on: no orderly end, as the rest was thrown away.
  socket.resume()
  await closed
  await server.stop()
})
