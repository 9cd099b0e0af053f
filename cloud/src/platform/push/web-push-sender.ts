import { Agent, request } from 'node:https'
import { isIP } from 'node:net'
import webPush from 'web-push'
import { later, refused, sent } from '../delivery.ts'
import { isPublicAddress, publicLookup } from './public-addresses.ts'
import type { PushDelivery, PushSender } from './push-sender.ts'
import type { VapidKeys } from './vapid-keys.ts'

export interface WebPushOptions {
  keys: VapidKeys
  /** Whom a push service may ask about us: `https:` or `mailto:` (RFC 8292 §2.1). */
  contact: string
  /** For tests, whose push service is at home. */
  agent?: Agent
  /** For tests as well: where browsers' addresses may point besides the open internet. */
  mayBe?: (host: string) => boolean
}

const patienceMs = 15_000

/** Sends by Web Push (RFC 8030), encrypted for the browser (RFC 8291), signed by our key (RFC 8292). */
export function webPushSender(options: WebPushOptions): PushSender {
  const { keys, contact, mayBe = isOpenHost } = options
  const agent = options.agent ?? new Agent({ keepAlive: true, lookup: publicLookup, maxSockets: 16, timeout: 30_000 })
  const vapidDetails = { subject: contact, ...keys }

  const send: PushSender['send'] = async ({ to, payload, livesS, urgency }, signal) => {
    if (!isPushEndpoint(to.endpoint, mayBe)) return refused('the address is no push service')
    const target = { endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } }
    const details = attempt(() =>
      webPush.generateRequestDetails(target, payload, { vapidDetails, TTL: livesS, urgency }),
    )
    if (!details) return refused("the browser's keys are none")
    const { method, headers, body } = details
    return await post(to.endpoint, { method, headers, agent }, body, signal)
  }
  return { publicKey: keys.publicKey, send }
}

/** Whether an address that a browser named can be a push service's: anybody may write anything there. */
export function isPushEndpoint(endpoint: string, mayBe: (host: string) => boolean = isOpenHost): boolean {
  if (!URL.canParse(endpoint)) return false
  const url = new URL(endpoint)
  return url.protocol === 'https:' && url.username === '' && url.password === '' && mayBe(url.host)
}

/** A name with a dot at the usual port, or an address of the open internet. What the name means is looked at on connecting. */
function isOpenHost(host: string): boolean {
  if (/:\d+$/.test(host)) return false
  return isIP(host) === 0 ? /^[\w-]+(\.[\w-]+)+$/.test(host) : isPublicAddress(host)
}

interface Head {
  method: string
  headers: Record<string, unknown>
  agent: Agent
}

function post(url: string, head: Head, body: Buffer | null, signal: AbortSignal): Promise<PushDelivery> {
  const { promise, resolve } = Promise.withResolvers<PushDelivery>()
  const headers = Object.fromEntries(Object.entries(head.headers).map(([name, value]) => [name, String(value)]))
  const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
  const asked = request(url, { ...head, headers, signal: patience }, (response) => {
    response.resume()
    resolve(judge(response.statusCode ?? 0))
  })
  asked.on('error', (error: NodeJS.ErrnoException) => resolve(later(`push service: ${error.code ?? error.name}`)))
  asked.end(body ?? undefined)
  return promise
}

/** RFC 8030 §7.3 and what push services really answer. */
function judge(status: number): PushDelivery {
  if (status >= 200 && status < 300) return sent
  if (status === 404 || status === 410) return { outcome: 'gone' }
  if (status === 429 || status >= 500) return later(`push service answered ${status}`)
  return refused(`push service answered ${status}`)
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
