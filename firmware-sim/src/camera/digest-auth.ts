import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { RtspRequest } from './rtsp-message.ts'

export interface CameraAccount {
  user: string
  password: string
}

const realm = 'Domovoy camera'

/** Digest sign-in of one connection (RFC 2326 §14 → RFC 2617, MD5 without qop: what cameras of the field speak). */
export class DigestAuth {
  readonly #account: CameraAccount
  readonly #nonce = randomBytes(16).toString('hex')

  constructor(account: CameraAccount) {
    this.#account = account
  }

  /** The value of `WWW-Authenticate`. */
  challenge(): string {
    return `Digest realm="${realm}", nonce="${this.#nonce}", algorithm=MD5`
  }

  /** Does the request carry the right answer to this connection's challenge? */
  admits(request: RtspRequest): boolean {
    const given = parseDigest(request.headers.get('authorization') ?? '')
    if (given?.get('username') !== this.#account.user || given.get('nonce') !== this.#nonce) return false
    const secret = md5(`${this.#account.user}:${realm}:${this.#account.password}`)
    const expected = md5(`${secret}:${this.#nonce}:${md5(`${request.method}:${given.get('uri') ?? ''}`)}`)
    const response = given.get('response') ?? ''
    return response.length === expected.length && timingSafeEqual(Buffer.from(response), Buffer.from(expected))
  }
}

function parseDigest(header: string): Map<string, string> | null {
  if (!/^digest /i.test(header)) return null
  const fields = new Map<string, string>()
  for (const [, name = '', quoted, plain] of header.slice(7).matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g))
    fields.set(name.toLowerCase(), quoted ?? plain ?? '')
  return fields
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}
