import { z } from 'zod'

/** Taken by SMS centres: a registered name of up to 11 characters, or a number. */
const from = z.string().min(1).max(21)

/** How an HTTP gateway wants to be asked, and how it says yes. */
const gatewaySettings = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PUT']).default('POST'),
    headers: z.record(z.string(), z.string()).default({}),
    form: z.record(z.string(), z.string()).optional(),
    json: z.json().optional(),
    /** Which statuses mean «taken»; without it all of 2xx. */
    acceptedStatuses: z.array(z.int().min(100).max(599)).optional(),
    /** A regular expression that the answer must match besides. */
    acceptedBody: z
      .string()
      .refine(isPattern, 'not a regular expression')
      .transform((pattern) => new RegExp(pattern))
      .optional(),
    timeoutMs: z.int().min(100).max(30_000).default(10_000),
  })
  .refine(({ form, json }) => form === undefined || json === undefined, 'form and json exclude each other')

/** How texts leave. The scheme of the address says by which protocol; `driver` may say it too. */
export const smsSettings = z.strictObject({
  driver: z.enum(['outbox', 'smpp', 'http']).optional(),
  /** `smpp://name:password@host:2775`, `smpps://…` for TLS, or the address of an HTTP gateway. */
  url: z.url({ protocol: /^(smpps?|https?)$/ }).optional(),
  /** Whom phones show as the sender. */
  from: from.default('Domovoy'),
  /** A gateway's secret: stands for `{token}` in the address, the headers and the body. */
  token: z.string().default(''),
  smpp: z
    .strictObject({
      systemType: z.string().max(12).default(''),
      /** `parts`: cut here, with a header each; `payload`: whole in message_payload, cut by the carrier. */
      longTexts: z.enum(['parts', 'payload']).default('parts'),
    })
    .prefault({}),
  http: gatewaySettings.prefault({}),
})

/** How codes are said by telephone. */
export const voiceSettings = z.strictObject({
  /** `sip:name:password@host:5060`, with `;transport=tcp` where the trunk wants that, or the address of an HTTP gateway. */
  url: z.string().refine(isVoiceUrl, 'expected sip:name:password@host:port or https://…').optional(),
  /** The number that phones show; with SIP the trunk's name when left out. */
  from: z.string().max(32).default(''),
  /** A gateway's secret, as with SMS. */
  token: z.string().default(''),
  sip: z
    .strictObject({
      /** How the trunk wants Russian numbers: +79…, 79… or 89…. */
      numbers: z.enum(['+7', '7', '8']).default('+7'),
      ringS: z.int().min(10).max(60).default(40),
      /** Calls at the same time. */
      lines: z.int().min(1).max(100).default(8),
    })
    .prefault({}),
  http: gatewaySettings.prefault({}),
})

export const mailSettings = z.strictObject({
  /** `smtp://name:password@host:587` or `smtps://…:465`. */
  url: z.url({ protocol: /^smtps?$/ }).optional(),
  /** `Name <address>`: whom the letters are from. */
  from: z
    .string()
    .regex(/^([^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, 'expected Name <address>')
    .optional(),
})

interface CarrierSettings {
  demo: boolean
  sms: z.infer<typeof smsSettings>
  mail: z.infer<typeof mailSettings>
  voice: z.infer<typeof voiceSettings>
}

/** What does not go together, with the key that says so. */
export function carrierFaults({ demo, sms, mail, voice }: CarrierSettings): { path: string[]; message: string }[] {
  const driver = sms.driver ?? smsDriverOf(sms.url)
  const rules: [boolean, string[], string][] = [
    [demo && sms.url !== undefined, ['sms', 'url'], 'the demo sends nothing: its phones may be somebody’s'],
    [demo && mail.url !== undefined, ['mail', 'url'], 'the demo sends nothing'],
    [demo && voice.url !== undefined, ['voice', 'url'], 'the demo rings nobody'],
    [!demo && driver === 'outbox', ['sms', 'driver'], 'the outbox is the demo’s: everybody can read it'],
    [!demo && driver !== undefined && sms.url === undefined, ['sms', 'driver'], 'needs sms.url'],
    [
      sms.url !== undefined && driver !== smsDriverOf(sms.url),
      ['sms', 'driver'],
      'does not go with the address in sms.url',
    ],
    [mail.url !== undefined && mail.from === undefined, ['mail', 'url'], 'needs mail.from as well'],
  ]
  return rules.filter(([isBroken]) => isBroken).map(([, path, message]) => ({ path, message }))
}

export interface SipTrunk {
  transport: 'UDP' | 'TCP'
  /** IPv6 without its brackets. */
  host: string
  port: number
  credentials: { username: string; password: string } | undefined
}

const sipUrl =
  /^sip:(?:([^:@/\s]+):([^@\s]*)@)?(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?(?:;transport=(udp|tcp))?$/i

/** A trunk's address: name and password percent-encoded where they hold `:`, `@` or `%`. @returns nothing for any other text */
export function readSipTrunk(url: string): SipTrunk | undefined {
  const [, name, password = '', host, portText = '5060', transport = 'udp'] = sipUrl.exec(url) ?? []
  const port = Number(portText)
  if (host === undefined || port < 1 || port > 65_535 || !URL.canParse(`http://${host}`)) return undefined
  try {
    const credentials =
      name === undefined ? undefined : { username: decodeURIComponent(name), password: decodeURIComponent(password) }
    return {
      transport: transport.toLowerCase() === 'tcp' ? 'TCP' : 'UDP',
      host: host.replaceAll(/[[\]]/g, ''),
      port,
      credentials,
    }
  } catch {
    return undefined
  }
}

function isVoiceUrl(url: string): boolean {
  return readSipTrunk(url) !== undefined || (/^https?:/.test(url) && URL.canParse(url))
}

export function smsDriverOf(url: string | undefined): 'smpp' | 'http' | undefined {
  if (url === undefined) return undefined
  return url.startsWith('smpp') ? 'smpp' : 'http'
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern) !== null
  } catch {
    return false
  }
}
