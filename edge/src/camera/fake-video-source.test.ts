import { createFakeVideoSource } from './fake-video-source.ts'
import { videoSourceContract } from './video-source.contract.ts'
import { CameraError } from './video-source.ts'

videoSourceContract('FakeVideoSource', async () => {
  const source = createFakeVideoSource()
  const packet = { marker: true, payloadType: 96, timestamp: 0, ssrc: 1, payload: Buffer.from([0x65]) }
  return {
    source,
    agree: () => source.open(),
    send: (sequenceNumber) => source.send([{ ...packet, sequenceNumber }]),
    break: () => source.fail(new CameraError('camera.unreachable', 'gone')),
    stop: async () => {},
  }
})
