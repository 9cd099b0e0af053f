import { z } from 'zod'
import { carrierFaults, mailSettings, smsSettings, voiceSettings } from './carrier-settings.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const flag = z.union([z.boolean(), z.stringbool()])

/** Everything that can be set, with its default. In the file these are the keys; `environment` names the variables. */
export const settingsSchema = z
  .strictObject({
    /** Keys, certificates and the embedded database stand here. */
    dataFolder: z.string().min(1).default('./data'),
    http: z
      .strictObject({
        host: z.string().min(1).default('127.0.0.1'),
        port: port.default(8080),
        /** How people reach this cloud, when that is not the address it listens on. */
        publicUrl: z.url({ protocol: /^https?$/ }).optional(),
        /** HTTPS with a certificate of the platform's own CA. */
        tls: flag.default(false),
        /** Further names and addresses for the certificates, divided by commas. */
        lanAddress: z.string().default(''),
        /** Proxies in front whose X-Forwarded-For counts: addresses and networks, divided by commas. */
        trustedProxies: z.string().default(''),
      })
      .prefault({}),
    mqtt: z
      .strictObject({
        host: z.string().min(1).default('0.0.0.0'),
        port: port.default(8883),
        /** A broker of yours, in place of the one in this process. Without TLS anybody on the way would be any controller. */
        url: z
          .url({
            protocol: /^mqtts$/,
            error: 'only mqtts:// is taken: plain MQTT names no controller and hides nothing',
          })
          .refine(
            (url) => !URL.canParse(url) || new URL(url).password === '',
            'no password belongs here: the cloud shows its certificate',
          )
          .optional(),
      })
      .prefault({}),
    database: z
      .strictObject({
        /** A PostgreSQL of yours, in place of the one under the data folder. */
        url: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
      })
      .prefault({}),
    files: z
      .strictObject({
        /** A bucket for people's files, in place of a folder under the data folder: `https://KEY:SECRET@host/bucket`. */
        s3Url: z.url({ protocol: /^https?$/ }).optional(),
      })
      .prefault({}),
    sms: smsSettings.prefault({}),
    mail: mailSettings.prefault({}),
    voice: voiceSettings.prefault({}),
    operator: z
      .strictObject({
        /** Whoever has this phone runs the platform: makes companies and closes them. */
        phone: z.string().min(1).optional(),
      })
      .prefault({}),
    /** Data to play with; messages go to the outbox. */
    demo: flag.default(false),
    log: z
      .strictObject({ level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info') })
      .prefault({}),
  })
  .superRefine((settings, ctx) => {
    for (const { path, message } of carrierFaults(settings)) ctx.addIssue({ code: 'custom', path, message })
  })
export type Settings = z.infer<typeof settingsSchema>

/** The variable of the environment that sets a key; it has the last word. */
export const environment: Record<string, string> = {
  DOMOVOY_DATA: 'dataFolder',
  DOMOVOY_HTTP_HOST: 'http.host',
  DOMOVOY_HTTP_PORT: 'http.port',
  DOMOVOY_PUBLIC_URL: 'http.publicUrl',
  DOMOVOY_TLS: 'http.tls',
  DOMOVOY_LAN_ADDRESS: 'http.lanAddress',
  DOMOVOY_TRUSTED_PROXIES: 'http.trustedProxies',
  DOMOVOY_MQTT_HOST: 'mqtt.host',
  DOMOVOY_MQTT_PORT: 'mqtt.port',
  MQTT_URL: 'mqtt.url',
  DATABASE_URL: 'database.url',
  S3_URL: 'files.s3Url',
  SMS_URL: 'sms.url',
  SMS_FROM: 'sms.from',
  SMS_TOKEN: 'sms.token',
  SMTP_URL: 'mail.url',
  MAIL_FROM: 'mail.from',
  VOICE_URL: 'voice.url',
  VOICE_FROM: 'voice.from',
  VOICE_TOKEN: 'voice.token',
  DOMOVOY_OPERATOR_PHONE: 'operator.phone',
  DOMOVOY_DEMO: 'demo',
  DOMOVOY_LOG_LEVEL: 'log.level',
}
