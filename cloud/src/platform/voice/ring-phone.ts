import { createHash, randomBytes } from 'node:crypto'
import {
  type CallEnd,
  type Credentials,
  type DigestHash,
  type OutgoingCall,
  placeCall,
  readSoundAnswer,
  type SipMessage,
  writeSip,
  writeSoundOffer,
} from '@domovoy/protocol/sip'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { type Delivery, later, refused } from '../delivery.ts'
import { judgeCall } from './judge-call.ts'
import { scopedTimers } from './scoped-timers.ts'
import { openSipLine, type SipServer } from './sip-line.ts'
import { openSound } from './sound-socket.ts'
import { packetSamples, type Speech } from './speech.ts'

export interface PhoneCall {
  server: SipServer
  /** Whom to ring, and whom the phone shows: SIP addresses. */
  target: string
  from: string
  credentials: Credentials | undefined
  ringLimitMs: number
  speech: Speech
}

export interface RingDeps {
  clock: Clock
  log: Logger
  /** Hangs up. */
  signal: AbortSignal
  /** What is still open of calls, each with what closes it: a BYE may wait for its answer after the call's end. */
  open: Set<() => void>
}

/** After its end a call's BYE or CANCEL may wait so long for an answer. */
const lingerMs = 5_000

const hash: DigestHash = (algorithm, text) =>
  createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
    .update(text)
    .digest('hex')
const randomToken = () => randomBytes(12).toString('hex')

/**
 * One call: rings, speaks, hangs up. With a line of its own, so that nothing of one call can reach another.
 * @returns once it is known what became of it
 * @throws Error with the system's code when there is no way to the server
 */
export async function ringPhone(phoneCall: PhoneCall, { clock, log, signal, open }: RingDeps): Promise<Delivery> {
  const { server, target, from, credentials, ringLimitMs, speech } = phoneCall
  const over = Promise.withResolvers<Delivery>()
  await using parts = new AsyncDisposableStack()
  const timers = scopedTimers(clock)
  let call: OutgoingCall | undefined
  let said = 0
  /** Why the talk was left from here, when that was not because all was said. */
  let fault: Delivery | undefined
  let close = () => {}
  const conclude = (end: CallEnd) => {
    const wasTold = said >= speech.onceSaid
    over.resolve(fault && !wasTold ? fault : judgeCall(end, wasTold))
  }
  const line = await openSipLine(server, {
    onMessage: (read) => {
      if ('message' in read) call?.receive(read.message)
      else log.debug({ defect: read.defect }, 'a SIP message was left unread')
    },
    onGone: (reason) => {
      fault = later(reason)
      conclude({ why: 'done' })
      close()
    },
  })
  parts.defer(line.close)
  const sound = await openSound(line.local.address, clock)
  parts.defer(sound.close)
  parts.defer(timers.stop)
  const whole = parts.move()
  close = () => {
    open.delete(close)
    void whole.disposeAsync()
    over.resolve(later('given up'))
  }
  open.add(close)
  if (fault) {
    close()
    return fault
  }

  const leave = (why: Delivery) => {
    fault = why
    call?.hangUp()
  }
  const onAnswer = (body: Uint8Array) => {
    const place = readSoundAnswer(body)
    if ('defect' in place) return leave(refused(`no way for sound: ${place.defect}`))
    sound.play(place, speech.sound, {
      onSent: (count) => {
        said = count
        if (count * packetSamples >= speech.sound.length) call?.hangUp()
      },
      onUnheard: () => leave(later('nobody listens at the other end')),
    })
  }
  const host = bracketed(line.local.address)
  call = placeCall({
    ...{ target, from, credentials, ringLimitMs, isReliable: line.isReliable, userAgent: 'Domovoy' },
    ...{ callId: randomToken(), ownTag: randomToken(), timers, hash, randomToken },
    place: { transport: server.transport, host, port: line.local.port },
    offer: writeSoundOffer({ address: line.local.address, port: sound.port }, clock.now()),
    send: (message: SipMessage) => line.send(writeSip(message)),
    onAnswer,
    onEnd: (end) => {
      sound.close()
      conclude(end)
      timers.after(lingerMs, close)
    },
    onIdle: close,
  })
  const giveUp = () => leave(later('given up'))
  signal.addEventListener('abort', giveUp, { once: true })
  if (signal.aborted) giveUp()
  try {
    return await over.promise
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

export function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address
}
