import { createHmac } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'

interface Outbox {
  messages: { id: string; to: string; text: string }[]
}

const read = new Set<string>()
const arrivesMs = 10_000
const pollMs = 50

/** What a pattern finds in the newest message to somebody: in one that was not read before. */
async function newest(cloudUrl: string, to: string, pattern: RegExp): Promise<string> {
  for (const deadline = Date.now() + arrivesMs; Date.now() < deadline; await setTimeout(pollMs)) {
    const { messages } = (await (await fetch(`${cloudUrl}/api/outbox`)).json()) as Outbox
    const fresh = messages.find((message) => message.to === to && !read.has(message.id) && pattern.test(message.text))
    const found = pattern.exec(fresh?.text ?? '')?.[0]
    if (fresh === undefined || found === undefined) continue
    read.add(fresh.id)
    return found
  }
  throw new Error(`nothing like ${pattern} was sent to ${to}`)
}

/** The six digits of the newest SMS (rows R11, R13). */
export function newestSixDigits(cloudUrl: string, phone: string): Promise<string> {
  return newest(cloudUrl, phone, /\b\d{6}\b/)
}

/** The link of the newest letter, at the address that the test's browser uses. */
export async function newestLink(cloudUrl: string, email: string): Promise<string> {
  const { pathname, search, hash } = new URL(await newest(cloudUrl, email, /https?:\/\/\S+/))
  return `${cloudUrl}${pathname}${search}${hash}`
}

/** Waits for a message that says something. */
export async function isTold(cloudUrl: string, to: string, words: RegExp): Promise<boolean> {
  return (await newest(cloudUrl, to, words)) !== ''
}

/** What an authenticator app shows now (RFC 6238). @param secret base32 */
export function appCode(secret: string, nowMs = Date.now()): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(nowMs / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff
  return (number % 1_000_000).toString().padStart(6, '0')
}
