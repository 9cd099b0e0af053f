import { Agent, type IncomingMessage, request } from 'node:http'

const answerWithinMs = 15_000

export type ApiAnswer = {
  status: number
  headers: IncomingMessage['headers']
  /** Parsed where it is JSON, else the text. */
  body: unknown
  /** `performance.timeOrigin + performance.now()` just before the request was written. */
  sentAtMs: number
}

/** A client that keeps its cookies, over one connection that stays open, as a browser's would. */
export type ApiClient = {
  send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, headers?: object): Promise<ApiAnswer>
  close(): void
  /** What the cookies would be sent as. */
  cookieHeader(): string
}

/** @param baseUrl `http://…`, without a slash at the end */
export function apiClient(baseUrl: string): ApiClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const cookies = new Map<string, string>()
  const cookieHeader = () => [...cookies].map((pair) => pair.join('=')).join('; ')

  return {
    send: (method, path, body, headers = {}) =>
      new Promise((resolve, reject) => {
        const payload = body === undefined ? '' : JSON.stringify(body)
        const outgoing = request(`${baseUrl}${path}`, {
          method,
          agent,
          timeout: answerWithinMs,
          headers: {
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            'content-length': Buffer.byteLength(payload),
            // A browser says so with every POST, and the cloud turns others' pages away by it.
            origin: baseUrl,
            ...(cookies.size > 0 ? { cookie: cookieHeader() } : {}),
            ...headers,
          },
        })
        outgoing.once('error', reject)
        outgoing.once('timeout', () => outgoing.destroy(new Error(`${method} ${path}: no answer`)))
        outgoing.once('response', (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.once('error', reject)
          response.once('end', () => {
            keepCookies(cookies, response.headers['set-cookie'] ?? [])
            const text = Buffer.concat(chunks).toString('utf8')
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: parseBody(response.headers['content-type'], text),
              sentAtMs,
            })
          })
        })
        const sentAtMs = performance.timeOrigin + performance.now()
        outgoing.end(payload)
      }),
    close: () => agent.destroy(),
    cookieHeader,
  }
}

/** By name, as RFC 6265 §5.3 replaces them; how long they last is not our concern. */
function keepCookies(cookies: Map<string, string>, headers: string[]) {
  for (const header of headers) {
    const [pair = ''] = header.split(';')
    const at = pair.indexOf('=')
    if (at > 0) cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

function parseBody(type: string | undefined, text: string): unknown {
  return type?.includes('json') ? JSON.parse(text) : text
}
