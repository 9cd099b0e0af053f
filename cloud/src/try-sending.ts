import type { Logger } from 'pino'
import { uuidv7 } from 'uuidv7'
import { type Carriers, renderCall, renderMail, renderSms } from './message/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Settings } from './platform/config/index.ts'
import type { Delivery } from './platform/delivery.ts'
import { startCarriers } from './start-carriers.ts'

const livesMs = 60_000
/** Rung for up to a minute, then told for half of one. */
const callLivesMs = 2 * livesMs
const trialDigits = '0123456789'

/**
 * Sends one message past the queue, so that whoever sets up a carrier sees at once what it says.
 * @param to a phone in E.164, `tel:` and a phone to ring it, or a mail address
 * @throws Error with the reason when it was not taken
 */
export async function trySending(
  settings: Pick<Settings, 'sms' | 'mail' | 'voice'>,
  to: string,
  clock: Clock,
  log: Logger,
): Promise<void> {
  const { carriers, stop } = await startCarriers(settings, clock, log)
  try {
    const delivery = await send(carriers, to, clock.now())
    if (!delivery) throw new Error(`nothing is set for messages to ${to}: see sms, voice and mail in the settings`)
    if (delivery.outcome !== 'sent') throw new Error(`the message was not taken: ${delivery.reason}`)
    log.info({ to }, 'the message was taken')
  } finally {
    await stop()
  }
}

function send(carriers: Carriers, to: string, nowMs: number): Promise<Delivery> | undefined {
  const id = uuidv7()
  if (to.includes('@')) {
    return carriers.mail?.send({ id, to, ...renderMail('trial', 'ru', {}) }, AbortSignal.timeout(livesMs))
  }
  if (to.startsWith('tel:')) {
    const call = { id, to: to.slice('tel:'.length), ...renderCall('spoken-code', 'ru', { code: trialDigits }) }
    return carriers.call?.send({ ...call, expiresAt: nowMs + callLivesMs }, AbortSignal.timeout(callLivesMs))
  }
  const sms = { id, to, ...renderSms('trial', 'ru', {}), expiresAt: nowMs + livesMs }
  return carriers.sms?.send(sms, AbortSignal.timeout(livesMs))
}
