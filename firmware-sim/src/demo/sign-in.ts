import { z } from 'zod'
import type { ApiClient } from './api-client.ts'

const outbox = z.object({ messages: z.array(z.object({ to: z.string(), text: z.string() })) })
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
  const code = await client.send('POST', '/api/auth/code', { phone })
  if (code.status !== 202) throw new SignInError(`no code for ${phone}: ${JSON.stringify(code.body)}`)
  const { phone: to, codeLength } = asked.parse(code.body)
  const { messages } = outbox.parse((await client.send('GET', '/api/outbox')).body)
  const text = messages.find((message) => message.to === to)?.text ?? ''
  const digits = new RegExp(`(?<!\\d)\\d{${codeLength}}(?!\\d)`).exec(text)?.[0]
  if (digits === undefined) throw new SignInError(`no code in the message to ${to}: «${text}»`)
  const verified = await client.send('POST', '/api/auth/verify', { phone, code: digits })
  if (verified.status !== 200) throw new SignInError(`${phone} was not let in: ${JSON.stringify(verified.body)}`)
}
