import { afterEach, describe, expect, it } from 'vitest'
import type { RtpPacket } from './rtp-packet.ts'
import { CameraError, type VideoSource } from './video-source.ts'

/** A source under test, and the camera behind it in the test's hand. */
export type SourceRig = {
  source: VideoSource
  /** The camera agrees to play; resolves once it does. */
  agree(): Promise<void>
  /** The camera sends one packet. */
  send(sequenceNumber: number): void
  /** The camera is gone. */
  break(): void
  stop(): Promise<void>
}

/** What every driver of `VideoSource` promises. */
export function videoSourceContract(name: string, createRig: () => Promise<SourceRig>): void {
  describe(`${name} keeps the contract of a video source`, () => {
    let rig: SourceRig | undefined
    afterEach(() => rig?.stop())

    async function run() {
      const made = await createRig()
      rig = made
      const stop = new AbortController()
      const calls: string[] = []
      const waiting = new Set<() => void>()
      const note = (call: string) => {
        calls.push(call)
        for (const check of waiting) check()
      }
      const ended = made.source.run(stop.signal, {
        opened: () => note('opened'),
        packet: ({ sequenceNumber }: RtpPacket) => note(String(sequenceNumber)),
      })
      const called = (count: number) =>
        new Promise<void>((resolve) => {
          const check = () => calls.length >= count && resolve()
          waiting.add(check)
          check()
        })
      return { ...made, stopSignal: stop, calls, called, ended }
    }

    it('opens once, and then brings packets in order', async () => {
      const { agree, send, stopSignal, calls, called, ended } = await run()
      await agree()
      send(1)
      send(2)
      await called(3)
      stopSignal.abort()
      await ended
      expect(calls).toEqual(['opened', '1', '2'])
    })

    it('resolves when it is stopped, and calls nothing afterwards', async () => {
      const { agree, send, stopSignal, calls, called, ended } = await run()
      await agree()
      await called(1)
      stopSignal.abort()
      await expect(ended).resolves.toBeUndefined()
      send(1)
      await new Promise((resolve) => setImmediate(resolve))
      expect(calls).toEqual(['opened'])
    })

    it('resolves when it is stopped before the camera has agreed', async () => {
      const { stopSignal, calls, ended } = await run()
      stopSignal.abort()
      await expect(ended).resolves.toBeUndefined()
      expect(calls).toEqual([])
    })

    it('rejects with its reason when the camera is gone', async () => {
      const { agree, break: breakCamera, ended } = await run()
      await agree()
      breakCamera()
      await expect(ended).rejects.toBeInstanceOf(CameraError)
    })
  })
}
