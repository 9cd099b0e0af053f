import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type G711Payload, pcmu, type SoundPlace } from '@domovoy/protocol/sip'
import type { Clock } from '../clock.ts'
import { aLawToMuLaw } from './g711.ts'
import { sendSound } from './send-sound.ts'

export interface SoundSocket {
  port: number
  /** @param sound A-law, whole packets */
  play(to: SoundPlace & { payload: G711Payload }, sound: Uint8Array, events: SoundEvents): void
  close(): void
}

export interface SoundEvents {
  /** After each packet, with how many there were. */
  onSent: (count: number) => void
  /** The machine there says that nobody listens on the port. */
  onUnheard: () => void
}

/**
 * A port where nobody listens sends back every other packet: the system tells of the last one in place of sending the next.
 * Two for each that came back, less one for each that did not: two seconds until nobody is believed to be there.
 */
const mostUnheard = 50

/** A socket for the sound of one call. What the phone says is not listened to. */
export async function openSound(localAddress: string, clock: Clock): Promise<SoundSocket> {
  const socket = createSocket(localAddress.includes(':') ? 'udp6' : 'udp4')
  let stop = () => {}
  let unheard = 0
  let onUnheard = () => {}
  const noteFault = () => {
    unheard += 2
    if (unheard >= mostUnheard) onUnheard()
  }
  try {
    socket.bind(0, localAddress)
    await once(socket, 'listening')
  } catch (error) {
    socket.close()
    throw error
  }
  socket.on('error', noteFault)
  let isClosed = false
  return {
    port: socket.address().port,
    play: ({ address, port, payload }, sound, events) => {
      onUnheard = events.onUnheard
      socket.connect(port, address, (error?: Error) => {
        if (isClosed) return
        if (error) return events.onUnheard()
        const send = (packet: Uint8Array) => {
          if (isClosed) return
          socket.send(packet, (fault) => {
            if (fault) noteFault()
            else unheard = Math.max(0, unheard - 1)
          })
        }
        const law = payload === pcmu ? aLawToMuLaw(sound) : sound
        stop = sendSound({ sound: law, payload, clock, send, onSent: events.onSent })
      })
    },
    close: () => {
      if (isClosed) return
      isClosed = true
      stop()
      socket.close()
    },
  }
}
