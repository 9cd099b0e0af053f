import { isQuotedString, isToken, splitOutside } from './grammar.ts'

export type DigestAlgorithm = 'MD5' | 'SHA-256'

/** The digest of a text's UTF-8 in lower-case hex. */
export type DigestHash = (algorithm: DigestAlgorithm, text: string) => string

/** What a server wants to be answered (RFC 7616 §3.3, for SIP RFC 8760). Quoted values as they stand between their quotes. */
export interface DigestChallenge {
  realm: string
  nonce: string
  opaque: string | undefined
  algorithm: DigestAlgorithm
  /** False: the old form without a count (RFC 2069), which servers before RFC 3261 ask for. */
  hasQop: boolean
  /** The password was right, the nonce is worn out. */
  isStale: boolean
}

/** @returns those of the challenges that can be answered, in the server's order of preference (RFC 8760 §2.4) */
export function readChallenges(values: string[]): DigestChallenge[] {
  return values.flatMap((value) => readChallenge(value) ?? [])
}

function readChallenge(value: string): DigestChallenge | undefined {
  const [, rest] = /^Digest\s+(.*)$/is.exec(value) ?? []
  const params = rest === undefined ? undefined : readAuthParams(rest)
  const [realm, nonce] = [unquote(params?.get('realm')), unquote(params?.get('nonce'))]
  const algorithm = readAlgorithm(unquote(params?.get('algorithm')))
  const qop = unquote(params?.get('qop'))
  if (!params || realm === undefined || nonce === undefined || nonce === '' || !algorithm) return undefined
  const hasQop = qop?.split(',').some((it) => it.trim().toLowerCase() === 'auth') ?? false
  if (qop !== undefined && !hasQop) return undefined
  const isStale = unquote(params.get('stale'))?.toLowerCase() === 'true'
  return { realm, nonce, opaque: unquote(params.get('opaque')), algorithm, hasQop, isStale }
}

function readAuthParams(text: string): Map<string, string> | undefined {
  const params = new Map<string, string>()
  for (const part of splitOutside(text, ',') ?? []) {
    const [, name = '', value = ''] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/s.exec(part) ?? []
    if (!isToken(name) || params.has(name.toLowerCase()) || !(isToken(value) || isQuotedString(value))) return undefined
    params.set(name.toLowerCase(), value)
  }
  return params
}

function unquote(value: string | undefined): string | undefined {
  return value?.startsWith('"') ? value.slice(1, -1) : value
}

function readAlgorithm(name = 'MD5'): DigestAlgorithm | undefined {
  const upper = name.toUpperCase()
  return upper === 'MD5' || upper === 'SHA-256' ? upper : undefined
}

export interface DigestAnswer {
  username: string
  password: string
  method: string
  uri: string
  /** How often this nonce has been used, this time included. */
  count: number
  /** A fresh random text of letters and digits. */
  cnonce: string
}

/** The value of `Authorization` or `Proxy-Authorization`. */
export function answerChallenge(challenge: DigestChallenge, answer: DigestAnswer, hash: DigestHash): string {
  const { realm, nonce, opaque, algorithm, hasQop } = challenge
  const username = answer.username.replaceAll(/["\\]/g, '\\$&')
  const nc = answer.count.toString(16).padStart(8, '0')
  const secret = hash(algorithm, `${answer.username}:${realm}:${answer.password}`)
  const act = hash(algorithm, `${answer.method}:${answer.uri}`)
  const counted = hasQop ? [nonce, nc, answer.cnonce, 'auth'] : [nonce]
  const response = hash(algorithm, [secret, ...counted, act].join(':'))
  return [
    `Digest username="${username}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${answer.uri}"`,
    `response="${response}"`,
    `algorithm=${algorithm}`,
    ...(hasQop ? [`cnonce="${answer.cnonce}"`, 'qop=auth', `nc=${nc}`] : []),
    ...(opaque === undefined ? [] : [`opaque="${opaque}"`]),
  ].join(', ')
}
