import type { Logger } from 'pino'
import { uuidv7 } from 'uuidv7'
import { renderMail, renderSms } from './message/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Settings } from './platform/config/index.ts'
import { startCarriers } from './start-carriers.ts'

const livesMs = 60_000

/**
 * Sends one message past the queue, so that whoever sets up a carrier sees at once what it says.
 * @param to a phone in E.164, or a mail address
 * @throws Error with the reason when it was not taken
 */
export async function trySending(
  settings: Pick<Settings, 'sms' | 'mail'>,
  to: string,
  clock: Clock,
  log: Logger,
): Promise<void> {
  const { carriers, stop } = await startCarriers(settings, clock, log)
  const signal = AbortSignal.timeout(livesMs)
  const id = uuidv7()
  const sending = to.includes('@')
    ? carriers.mail?.send({ id, to, ...renderMail('trial', 'ru', {}) }, signal)
    : carriers.sms?.send({ id, to, ...renderSms('trial', 'ru', {}), expiresAt: clock.now() + livesMs }, signal)
  try {
    const delivery = await sending
    if (!delivery) throw new Error(`nothing is set for messages to ${to}: see sms and mail in the settings`)
    if (delivery.outcome !== 'sent') throw new Error(`the message was not taken: ${delivery.reason}`)
    log.info({ to }, 'the message was taken')
  } finally {
    await stop()
  }
}
