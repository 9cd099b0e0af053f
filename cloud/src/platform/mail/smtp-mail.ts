import { createTransport } from 'nodemailer'
import { type Delivery, later, refused, sent } from '../delivery.ts'
import type { MailSender } from './mail-sender.ts'

export interface SmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://…:465`; `?requireTLS=false` lets a password go in clear. */
  url: string
  /** `Name <address>`. */
  from: string
}

/** How long a step may take; the wait for a free connection is not counted. */
const stepMs = 10_000
const wholeMs = 25_000

/** Sends letters by SMTP (RFC 5321), on connections that are kept for the next one. */
export function smtpMail({ url, from }: SmtpOptions): MailSender & { stop(): Promise<void> } {
  const transport = createTransport({
    ...serverOf(new URL(url)),
    ...{ pool: true, maxConnections: 3 },
    ...{ connectionTimeout: stepMs, greetingTimeout: stepMs, socketTimeout: 2 * stepMs, dnsTimeout: stepMs },
    // A letter names neither files nor addresses to fetch.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  // A kept connection that breaks while nobody uses it.
  transport.on('error', () => {})
  const host = addressHost(from)
  return {
    send: async ({ id, to, subject, text, html }, signal) => {
      const letter = {
        ...{ from, to: { name: '', address: to }, subject, text, html },
        messageId: `<${id}@${host}>`,
        // Nobody's absence note shall answer it (RFC 3834 §5).
        headers: { 'Auto-Submitted': 'auto-generated' },
      }
      const limit = AbortSignal.any([signal, AbortSignal.timeout(wholeMs)])
      try {
        return await Promise.race([transport.sendMail(letter).then(() => sent), given(limit)])
      } catch (error) {
        return judgeFault(error)
      }
    },
    stop: async () => transport.close(),
  }
}

/** Credentials go over TLS only, unless the address says otherwise. */
function serverOf(url: URL) {
  const secure = url.protocol === 'smtps:'
  const auth = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : undefined
  const requireTLS = auth !== undefined && !secure && url.searchParams.get('requireTLS') !== 'false'
  return {
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS,
    ...(auth && { auth }),
  }
}

function addressHost(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
}

function given(signal: AbortSignal): Promise<Delivery> {
  return new Promise((resolve) => {
    const answer = () => resolve(later('no answer in time'))
    if (signal.aborted) answer()
    signal.addEventListener('abort', answer, { once: true })
  })
}

/**
 * A 5xx about the recipient or the letter is for good; what is said about TLS or our name and password, a 4xx and whatever
 * the network does are not (RFC 5321 §4.2.1).
 */
function judgeFault(error: unknown): Delivery {
  if (!(error instanceof Error)) return later('the mail server cannot be reached')
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0
  const said = 'response' in error && typeof error.response === 'string' ? error.response : code
  // Without a status an EENVELOPE is nodemailer's own: there is nobody that the letter could go to.
  const isForGood = code === 'EENVELOPE' ? status === 0 || status >= 500 : code === 'EMESSAGE' && status >= 500
  return isForGood ? refused(said) : later(said)
}
