import { answerChallenge, type DigestChallenge, type DigestHash, readChallenges } from './digest.ts'
import { headerValues, type SipHeader, type SipResponse } from './message.ts'

export interface Credentials {
  username: string
  password: string
}

interface Answered {
  header: string
  challenge: DigestChallenge
  count: number
}

const headerFor: Record<number, { asks: string; answers: string }> = {
  401: { asks: 'www-authenticate', answers: 'authorization' },
  407: { asks: 'proxy-authenticate', answers: 'proxy-authorization' },
}

export interface Authorisation {
  /**
   * Takes what a 401 or 407 asks for.
   * @returns false when it cannot be answered, or was: then the name or the password is wrong
   */
  take(response: SipResponse): boolean
  /** Headers for the next request; they count as used. */
  headersFor(method: string, uri: string): SipHeader[]
}

/** Who we are to a proxy and to the one behind it, each with a challenge of its own (RFC 3261 §22). */
export function createAuthorisation(
  credentials: Credentials | undefined,
  hash: DigestHash,
  randomToken: () => string,
): Authorisation {
  const answered = new Map<string, Answered>()
  return {
    take: (response) => {
      const kind = headerFor[response.status]
      const [challenge] = kind && credentials ? readChallenges(headerValues(response, kind.asks)) : []
      if (!kind || !challenge) return false
      const key = `${kind.answers} ${challenge.realm}`
      const isNew = !answered.has(key) || (challenge.isStale && answered.get(key)?.challenge.nonce !== challenge.nonce)
      answered.set(key, { header: kind.answers, challenge, count: 0 })
      return isNew
    },
    headersFor: (method, uri) => {
      if (!credentials) return []
      return [...answered.values()].map((it) => {
        it.count += 1
        const answer = { ...credentials, method, uri, count: it.count, cnonce: randomToken() }
        return { name: it.header, value: answerChallenge(it.challenge, answer, hash) }
      })
    },
  }
}
