import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { vi } from 'vitest'
import type { TestCloud } from '../test-cloud.ts'

interface Letter {
  id: string
  kind: string
  to: string
  text: string
}

interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: the tests read what the API answers, whatever its shape
  body: any
}

/** Somebody with a browser of their own, at an address of their own. */
export interface Applicant {
  ask(method: string, path: string, body?: unknown): Promise<Answer>
  /** The newest message to a phone or mailbox, after `act`. */
  told(to: string, act: () => Promise<unknown>): Promise<string>
  /** Four digits out of it. */
  code(phone: string, act: () => Promise<unknown>): Promise<string>
  /** What stands behind the `#` of its link. */
  link(email: string, act: () => Promise<unknown>): Promise<string>
  /** A solved «Я не робот». */
  proof(): Promise<unknown>
}

let last = 1

/** @param address left out: one that nobody else has */
export function applicant({ app }: Pick<TestCloud, 'app'>, address = `10.1.${last >> 8}.${last++ & 255}`): Applicant {
  const jar = new Map<string, string>()
  const ask: Applicant['ask'] = async (method, path, body) => {
    const socket = { remoteAddress: address, remotePort: 1, remoteFamily: 'IPv4' }
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { origin: 'http://localhost:8080', cookie, 'content-type': 'application/json' }
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
    const response = await app.request(path, init, { incoming: { socket } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  const letters = async (to: string): Promise<Letter[]> => {
    const { messages } = (await ask('GET', '/api/outbox')).body as { messages: Letter[] }
    return messages.filter((it) => it.to === to)
  }
  const told: Applicant['told'] = async (to, act) => {
    const before = new Set((await letters(to)).map(({ id }) => id))
    await act()
    const find = async () => (await letters(to)).find(({ id }) => !before.has(id))
    const found = await vi.waitUntil(find, { timeout: 10_000, interval: 10 })
    return found.text
  }
  return {
    ask,
    told,
    code: async (phone, act) =>
      /\d{4}/.exec((await told(phone, act)).replaceAll(/(?<=\d)[ ,.]+(?=\d)/g, ''))?.[0] ?? '',
    link: async (email, act) => /#([\w-]{43})/.exec(await told(email, act))?.[1] ?? '',
    async proof() {
      const { body: challenge } = await ask('GET', '/api/captcha/proof')
      return { kind: 'proof', challenge, solution: await solveChallenge({ challenge, deriveKey }) }
    },
  }
}
