import { i18n } from '../i18n/i18n.ts'
import { networkProblem, readProblem } from './problem.ts'

/** A request that hangs longer than this is given up, unless its caller has less patience. */
const usualPatienceMs = 15_000

/**
 * `fetch` as the typed clients use it: in the person's language, never without end.
 * @throws ProblemError for every answer that is not 2xx, and when there is none
 */
export async function cloudFetch(
  input: RequestInfo | URL,
  init: RequestInit = {},
  patienceMs = usualPatienceMs,
): Promise<Response> {
  const deadline = AbortSignal.timeout(patienceMs)
  const signal = init.signal ? AbortSignal.any([deadline, init.signal]) : deadline
  const headers = new Headers(init.headers)
  headers.set('accept-language', i18n.language)
  const response = await fetch(input, { ...init, headers, signal }).catch((cause: unknown) => {
    // Called off by the page itself: nobody waits for an answer.
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw networkProblem(cause)
  })
  if (!response.ok) throw await readProblem(response)
  return response
}
