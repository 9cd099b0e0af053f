import type { Logger } from 'pino'
import type { Carriers } from './message/index.ts'
import type { Clock } from './platform/clock.ts'
import { readSipTrunk, type Settings, smsDriverOf } from './platform/config/index.ts'
import type { SmsSender } from './platform/sms/index.ts'
import type { VoiceCaller } from './platform/voice/index.ts'

/**
 * Whoever the settings name to carry SMS, mail and calls; nobody where nothing is set. Drivers are loaded where they are needed:
 * together they take 45 MB.
 */
export async function startCarriers(settings: Pick<Settings, 'sms' | 'mail' | 'voice'>, clock: Clock, log: Logger) {
  const { url, from = '' } = settings.mail
  const sms = await startSms(settings.sms, clock, log)
  const voice = await startVoice(settings.voice, clock, log)
  const mail = url === undefined ? undefined : (await import('./platform/mail/index.ts')).smtpMail({ url, from })
  return {
    carriers: {
      ...(sms && { sms: sms.sender }),
      ...(mail && { mail }),
      ...(voice && { call: voice.caller }),
    } satisfies Carriers,
    stop: async () => {
      await sms?.stop()
      await mail?.stop()
      await voice?.stop()
    },
  }
}

async function startVoice(
  settings: Settings['voice'],
  clock: Clock,
  log: Logger,
): Promise<{ caller: VoiceCaller; stop(): Promise<void> } | undefined> {
  const { url, from, token, sip, http } = settings
  if (url === undefined) return undefined
  const { httpVoice, sipVoice } = await import('./platform/voice/index.ts')
  const trunk = readSipTrunk(url)
  if (!trunk) return { caller: httpVoice({ ...http, url, from, token }, clock.now), stop: async () => {} }
  const { numbers, ringS, lines } = sip
  const shown = from || (trunk.credentials?.username ?? 'anonymous')
  const caller = sipVoice({ ...trunk, from: shown, numbers, ringLimitMs: ringS * 1000, lines }, clock, log)
  return { caller, stop: caller.stop }
}

async function startSms(
  settings: Settings['sms'],
  clock: Clock,
  log: Logger,
): Promise<{ sender: SmsSender; stop(): Promise<void> } | undefined> {
  const { url, from, token, smpp, http } = settings
  if (url === undefined) return undefined
  const { httpSms, startSmppSms } = await import('./platform/sms/index.ts')
  if (smsDriverOf(url) === 'http') {
    return { sender: httpSms({ ...http, url, from, token }, clock.now), stop: async () => {} }
  }
  const address = new URL(url)
  const tls = address.protocol === 'smpps:'
  const sender = startSmppSms(
    {
      ...{ host: address.hostname, port: Number(address.port) || (tls ? 3550 : 2775), tls, from },
      systemId: decodeURIComponent(address.username),
      password: decodeURIComponent(address.password),
      ...smpp,
    },
    clock,
    log,
  )
  return { sender, stop: sender.stop }
}
