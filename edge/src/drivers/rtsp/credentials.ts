import { createHash } from 'node:crypto'
import { type Challenge, parseChallenges } from './challenge.ts'

export type Credentials = { user: string; password: string }

/** What proves one request: the challenge it answers and its place in the nonce's count. */
type Proof = { method: string; uri: string; cnonce: string; count: number }

const digestNames = new Map([
  ['SHA-256', 'sha256'],
  ['SHA-256-SESS', 'sha256'],
  ['MD5', 'md5'],
  ['MD5-SESS', 'md5'],
])

/** The strongest challenge that we can answer: Digest SHA-256, Digest MD5, Basic; or nothing. */
export function chooseChallenge(headerValues: string[]): Challenge | undefined {
  const rank = (challenge: Challenge) => {
    if (challenge.scheme === 'basic') return 1
    const algorithm = algorithmOf(challenge)
    if (!digestNames.has(algorithm) || !challenge.parameters.get('nonce') || qopOf(challenge) === 'unknown') return 0
    return algorithm.startsWith('SHA-256') ? 3 : 2
  }
  const ranked = parseChallenges(headerValues).filter((challenge) => rank(challenge) > 0)
  return ranked.sort((a, b) => rank(b) - rank(a))[0]
}

/** The `Authorization` value for one request: RFC 7617 (Basic) or RFC 7616 (Digest, with and without `qop`, `-sess`). */
export function authorization(challenge: Challenge, { user, password }: Credentials, proof: Proof): string {
  if (challenge.scheme === 'basic') return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`
  const algorithm = algorithmOf(challenge)
  const hash = (text: string) =>
    createHash(digestNames.get(algorithm) ?? 'md5')
      .update(text, 'utf8')
      .digest('hex')
  const get = (name: string) => challenge.parameters.get(name)
  const realm = get('realm') ?? ''
  const nonce = get('nonce') ?? ''
  const count = proof.count.toString(16).padStart(8, '0')
  const plain = hash(`${user}:${realm}:${password}`)
  const secret = algorithm.endsWith('-SESS') ? hash(`${plain}:${nonce}:${proof.cnonce}`) : plain
  const subject = hash(`${proof.method}:${proof.uri}`)
  const withQop = qopOf(challenge) === 'auth'
  const response = hash([secret, nonce, ...(withQop ? [count, proof.cnonce, 'auth'] : []), subject].join(':'))

  const fields = [
    `username=${quote(user)}`,
    `realm=${quote(realm)}`,
    `nonce=${quote(nonce)}`,
    `uri=${quote(proof.uri)}`,
    `response="${response}"`,
  ]
  // Older servers take an algorithm they did not name themselves for an error.
  if (get('algorithm')) fields.push(`algorithm=${get('algorithm')}`)
  if (get('opaque') !== undefined) fields.push(`opaque=${quote(get('opaque') ?? '')}`)
  if (withQop) fields.push('qop=auth', `nc=${count}`)
  if (withQop || algorithm.endsWith('-SESS')) fields.push(`cnonce="${proof.cnonce}"`)
  return `Digest ${fields.join(', ')}`
}

export function isStale(challenge: Challenge): boolean {
  return challenge.parameters.get('stale')?.toLowerCase() === 'true'
}

function algorithmOf(challenge: Challenge): string {
  return (challenge.parameters.get('algorithm') || 'MD5').toUpperCase()
}

function qopOf(challenge: Challenge): 'none' | 'auth' | 'unknown' {
  const offered = challenge.parameters.get('qop')
  if (!offered) return 'none'
  return offered.split(',').some((option) => option.trim().toLowerCase() === 'auth') ? 'auth' : 'unknown'
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
