import { randomBytes } from 'node:crypto'
import { CameraError } from '../../camera/video-source.ts'
import type { Challenge } from './challenge.ts'
import type { RtspConnection } from './connection.ts'
import { authorization, type Credentials, chooseChallenge, isStale } from './credentials.ts'
import type { RtspResponse } from './message.ts'

/** Answers to challenges per request: the first, and once more when the server says that its nonce had grown old. */
const maxAnswers = 2

export type Requests = {
  /**
   * Sends a request, proving who we are when the camera asks for it. Gives every answer but 401 and 403.
   * @throws CameraError `camera.unauthorized`, `camera.unreachable`
   */
  send(method: string, uri: string, headers?: Record<string, string>): Promise<RtspResponse>
}

/** Requests on one connection, with the credentials of one camera (RFC 2326 §16 and §D.2.3, RFC 7616, RFC 7617). */
export function createRequests(connection: RtspConnection, credentials: Credentials | undefined): Requests {
  let challenge: Challenge | undefined
  let proven = false
  let count = 0

  function prove(method: string, uri: string): Record<string, string> {
    if (!challenge || !credentials) return {}
    count += 1
    const cnonce = randomBytes(8).toString('hex')
    return { Authorization: authorization(challenge, credentials, { method, uri, cnonce, count }) }
  }

  return {
    async send(method, uri, headers = {}) {
      const attempt = () => connection.send(method, uri, { 'User-Agent': 'domovoy', ...headers, ...prove(method, uri) })
      let response = await attempt()
      for (let answers = 0; response.status === 401 && answers < maxAnswers; answers += 1) {
        const offered = chooseChallenge(response.headers.get('www-authenticate') ?? [])
        if (!credentials || !offered || !worthAnswering(challenge, offered, proven)) break
        challenge = offered
        count = 0
        response = await attempt()
      }
      if (response.status === 401 || response.status === 403) throw unauthorized(response, credentials)
      proven = challenge !== undefined
      return response
    },
  }
}

/** A camera that refuses a fresh proof would refuse it for ever: answer only what has not been answered yet. */
function worthAnswering(previous: Challenge | undefined, offered: Challenge, proven: boolean): boolean {
  if (!previous || isStale(offered)) return true
  return proven && previous.parameters.get('nonce') !== offered.parameters.get('nonce')
}

function unauthorized(response: RtspResponse, credentials: Credentials | undefined): CameraError {
  if (response.status === 403) return new CameraError('camera.unauthorized', 'the camera forbids this user to watch')
  return new CameraError(
    'camera.unauthorized',
    credentials
      ? 'the camera refuses the user or the password in camera.url'
      : 'the camera asks for a user and a password: put them into camera.url',
  )
}
