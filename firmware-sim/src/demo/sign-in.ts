import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { ApiClient } from './api-client.ts'

const outbox = z.object({ messages: z.array(z.object({ id: z.string(), to: z.string(), text: z.string() })) })
const arrivesMs = 10_000
const pollMs = 20
const asked = z.object({ phone: z.string(), codeLength: z.int() })

/** The cloud did not let a demo resident in. */
class SignInError extends Error {
  readonly code = 'house.sign-in'
}

/**
 * Signs in as a resident does: asks for a code, reads it from the message (the demo's outbox), enters it.
 * A phone gets a new code only every three minutes: keep the client.
 * @throws SignInError with what the cloud said
 */
export async function signIn(client: ApiClient, phone: string): Promise<void> {
  const earlier = new Set((await readOutbox(client)).map(({ id }) => id))
  const code = await client.send('POST', '/api/auth/code', { phone })
  if (code.status !== 202) throw new SignInError(`no code for ${phone}: ${JSON.stringify(code.body)}`)
  const { phone: to, codeLength } = asked.parse(code.body)
  const text = await arrived(client, to, earlier)
  const digits = new RegExp(`(?<!\\d)\\d{${codeLength}}(?!\\d)`).exec(text)?.[0]
  if (digits === undefined) throw new SignInError(`no code in the message to ${to}: «${text}»`)
  const verified = await client.send('POST', '/api/auth/verify', { phone, code: digits })
  if (verified.status !== 200) throw new SignInError(`${phone} was not let in: ${JSON.stringify(verified.body)}`)
}

async function readOutbox(client: ApiClient) {
  return outbox.parse((await client.send('GET', '/api/outbox')).body).messages
}

/** The message that was not there before: it leaves the cloud right after the answer, not with it. */
async function arrived(client: ApiClient, to: string, earlier: ReadonlySet<string>): Promise<string> {
  for (const deadline = Date.now() + arrivesMs; Date.now() < deadline; await setTimeout(pollMs)) {
    const found = (await readOutbox(client)).find((message) => message.to === to && !earlier.has(message.id))
    if (found) return found.text
  }
  throw new SignInError(`no message to ${to} came`)
}
