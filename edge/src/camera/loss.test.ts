import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { systemClock } from '../runtime/clock.ts'
import { silentLog } from '../runtime/log.ts'
import { createFakeVideoSource } from './fake-video-source.ts'
import { startCamera } from './start-camera.ts'
import { createClip } from './test-clip.ts'
import { createTestPeer } from './test-peer.ts'

/** Passes datagrams between a viewer and `port`, and loses every `nth` media packet on the way to the viewer. */
async function startLossyPath(port: number, nth: number) {
  const front = createSocket('udp4').bind(0, '127.0.0.1')
  const back = createSocket('udp4').bind(0, '127.0.0.1')
  await Promise.all([once(front, 'listening'), once(back, 'listening')])
  let viewerPort = 0
  let media = 0
  let lost = 0
  front.on('message', (bytes, from) => {
    viewerPort = from.port
    back.send(bytes, port, '127.0.0.1')
  })
  back.on('message', (bytes) => {
    const isMedia = (bytes[0] ?? 0) >= 128 && bytes.length > 500
    if (isMedia && ++media % nth === 0) lost += 1
    else if (viewerPort > 0) front.send(bytes, viewerPort, '127.0.0.1')
  })
  return { port: front.address().port, lost: () => lost, stop: () => [front, back].map((socket) => socket.close()) }
}

it('brings every packet over a path that loses one of thirty', async () => {
  const source = createFakeVideoSource()
  const common = { addresses: ['127.0.0.1'], maxViewers: 1, clock: systemClock, log: silentLog, onState: () => {} }
  const camera = startCamera({ source, ...common })
  const peer = await createTestPeer()
  const watching = camera.watch({ viewerId: 'a', offer: peer.offer })
  await source.open()
  const outcome = await watching
  const answer = 'answer' in outcome ? outcome.answer : ''
  const port = Number(/^m=video (\d+)/m.exec(answer)?.[1])
  const path = await startLossyPath(port, 30)
  await peer.accept(answer.replaceAll(` ${port} `, ` ${path.port} `))

  source.send(createClip().gop(200))
  const packets = await peer.received((all) => new Set(all.map(({ header }) => header.sequenceNumber)).size === 404)
  expect(path.lost()).toBeGreaterThan(5)
  expect(packets.length).toBeGreaterThanOrEqual(404)
  await peer.vanish()
  await camera.stop()
  path.stop()
})
