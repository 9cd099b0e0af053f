/** What a page can do with a failed request: the cloud's problem details (RFC 9457), or no answer at all. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  /** Stable, e.g. `code.wrong`; `network.lost` and `network.timeout` when the cloud did not answer. */
  readonly code: string
  readonly status: number
  readonly detail: string | undefined
  /** Members beside the standard ones: `triesLeft`, `retryAfterS`, `reason`, `since`. */
  readonly extra: Readonly<Record<string, unknown>>

  constructor(code: string, status: number, detail?: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(detail ?? code)
    this.code = code
    this.status = status
    this.detail = detail
    this.extra = extra
  }

  numberOf(member: string): number | undefined {
    const value = this.extra[member]
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined
  }

  textOf(member: string): string | undefined {
    const value = this.extra[member]
    return typeof value === 'string' ? value : undefined
  }
}

/** Reads the problem out of an answer that is not 2xx; anything unreadable becomes `http.<status>`. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined)
  const members = isRecord(body) ? body : {}
  const code = typeof members.code === 'string' ? members.code : `http.${response.status}`
  const detail = typeof members.detail === 'string' ? members.detail : undefined
  return new ProblemError(code, response.status, detail, members)
}

/** Turns what `fetch` throws into a problem: aborted by its own deadline, or the network is not there. */
export function networkProblem(cause: unknown): ProblemError {
  const isTimeout = cause instanceof DOMException && cause.name === 'TimeoutError'
  return new ProblemError(isTimeout ? 'network.timeout' : 'network.lost', 0)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
