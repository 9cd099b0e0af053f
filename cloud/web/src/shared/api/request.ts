import { i18n } from '../i18n/i18n.ts'
import { networkProblem, readProblem } from './problem.ts'

interface RequestOptions {
  method?: 'GET' | 'POST' | 'DELETE'
  json?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal | undefined
  /** The request is given up after so long. */
  timeoutMs?: number
}

const defaultTimeoutMs = 15_000

/**
 * One request to the cloud under the session cookie.
 * @throws ProblemError for every answer that is not 2xx, and when there is none
 */
export async function request(path: string, options: RequestOptions = {}): Promise<Response> {
  const deadline = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs)
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal])
  const headers = new Headers({ 'accept-language': i18n.language, ...options.headers })
  const init: RequestInit = { method: options.method ?? 'GET', headers, signal }
  if (options.json !== undefined) {
    headers.set('content-type', 'application/json')
    init.body = JSON.stringify(options.json)
  }
  const response = await fetch(path, init).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause
    throw networkProblem(cause)
  })
  if (!response.ok) throw await readProblem(response)
  return response
}

/** The same, with the answer's JSON as the caller knows it from the API's types. */
export async function requestJson<View>(path: string, options: RequestOptions = {}): Promise<View> {
  const response = await request(path, options)
  return (await response.json().catch((cause: unknown) => {
    throw networkProblem(cause)
  })) as View
}
