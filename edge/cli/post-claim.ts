import { z } from 'zod'
import { identityFile } from '../src/uplink/identity.ts'
import { CliError } from './command.ts'

const claimAnswer = identityFile.extend({ certificate: z.string().min(1), caCertificate: z.string().min(1) })
export type ClaimAnswer = z.infer<typeof claimAnswer>

const problem = z.object({ code: z.string(), title: z.string().optional(), detail: z.string().optional() })

const answerWithinMs = 15_000

/** What to do about each refusal, by its stable code (RFC 9457). */
const advice: Record<string, string> = {
  'claim.unknown':
    'The platform does not know this code. Check it letter by letter, and that --cloud is the right platform.',
  'claim.used': 'This code has been used. Ask the company for a new one: each serves once.',
  'claim.expired': 'This code has expired. Ask the company for a new one.',
  'csr.invalid': 'The platform does not accept the key that this controller made. Are both of the same version?',
}

/** @throws CliError with the code of the refusal, or `claim.unreachable`, `claim.answer` */
export async function postClaim(cloud: URL, body: { code: string; csr: string }): Promise<ClaimAnswer> {
  const url = new URL('/api/controllers/claim', cloud)
  let response: Response
  let answer: unknown
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, application/problem+json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerWithinMs),
    })
    answer = await response.json().catch(() => undefined)
  } catch (error) {
    throw new CliError('claim.unreachable', `No answer from ${url.origin}: ${reason(error)}. Nothing was changed.`)
  }
  if (!response.ok) {
    const { data } = problem.safeParse(answer)
    const told = data && (advice[data.code] ?? data.detail ?? data.title)
    throw new CliError(
      data?.code ?? 'claim.answer',
      told ?? `${url.href} answered ${response.status}. Is --cloud right?`,
    )
  }
  const claimed = claimAnswer.safeParse(answer)
  if (!claimed.success) {
    const faults = claimed.error.issues.map(({ path }) => path.join('.')).join(', ')
    throw new CliError(
      'claim.answer',
      `The platform's answer cannot be used (${faults}). Are both of the same version?`,
    )
  }
  return claimed.data
}

/** `fetch` hides the reason one level down. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message
}
