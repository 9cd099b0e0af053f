import { videoSourceContract } from '../../camera/video-source.contract.ts'
import { systemClock } from '../../runtime/clock.ts'
import { createRtspSource } from './rtsp-source.ts'
import { agreeable, startScriptedServer } from './test-server/scripted-server.ts'

videoSourceContract('RtspSource', async () => {
  const server = await startScriptedServer(agreeable)
  return {
    source: createRtspSource({ url: server.url, transport: 'tcp', clock: systemClock }),
    agree: async () => void (await server.asked('PLAY')),
    send(sequenceNumber) {
      const bytes = Buffer.from('80600000000000000000000165', 'hex')
      bytes.writeUInt16BE(sequenceNumber, 2)
      server.sendData(4, bytes)
    },
    break: server.cut,
    stop: server.stop,
  }
})
