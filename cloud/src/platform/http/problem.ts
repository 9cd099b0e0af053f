import type { Context as HonoContext } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { isDatabaseGone } from '../database/database-gone.ts'
import { DomainError, describeFault, type FaultKind, type Language } from '../errors.ts'
import { platformFaults } from '../platform-faults.ts'
import type { HttpEnv } from './env.ts'
import { chooseLanguage } from './language.ts'

const statusOf = {
  'bad-input': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  unsupported: 415,
  unprocessable: 422,
  limited: 429,
  internal: 500,
  unavailable: 503,
  timeout: 504,
} as const satisfies Record<FaultKind, number>

/** Problem details, RFC 9457; members of the fault stand beside these. */
export const problemView = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
})

export function statusOfKind(kind: FaultKind): (typeof statusOf)[FaultKind] {
  return statusOf[kind]
}

/**
 * The one place where an error becomes an answer over HTTP.
 * What no domain raised on purpose is logged in full under a number, and the client sees the number only.
 */
export function answerProblem(error: unknown, c: HonoContext<HttpEnv>): Response {
  const known = toDomainError(error)
  const traceId = c.get('traceId')
  const log = c.get('log')
  if (!known) log.error({ err: error, traceId }, 'request failed unexpectedly')
  else if (known.fault.kind === 'unavailable') log.warn({ err: error, traceId }, 'request could not be served')
  const shown = known ?? new DomainError(platformFaults.internal, { traceId })
  return problemResponse(shown, chooseLanguage(c.req.header('accept-language')))
}

function problemResponse(error: DomainError, language: Language): Response {
  const { fault, members } = error
  const status = statusOf[fault.kind]
  const { title, detail } = describeFault(fault, members, language)
  const body = { type: `urn:domovoy:problem:${fault.code}`, title, status, detail, code: fault.code, ...members }
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'content-language': language,
    'cache-control': 'no-store',
  })
  const { retryAfterS } = members
  if (typeof retryAfterS === 'number') headers.set('retry-after', String(Math.ceil(retryAfterS)))
  return new Response(JSON.stringify(body), { status, headers })
}

function toDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error
  if (isDatabaseGone(error)) return new DomainError(platformFaults['database.unavailable'], {}, { cause: error })
  if (error instanceof HTTPException && error.status === 413) return new DomainError(platformFaults['input.too-large'])
  // Raised by Hono when a body cannot be parsed; its schema never gets to see it.
  if (error instanceof HTTPException && error.status === 400) {
    return new DomainError(platformFaults['input.invalid'], { fields: [{ path: '', code: 'malformed' }] })
  }
  return undefined
}
