import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

/**
 * A device that holds one passkey (ES256, no attestation), for tests: WebAuthn Level 3 §6.1 and §6.5, CBOR of RFC 8949 by hand.
 */
export function fakeAuthenticator({ rpId, origin }: { rpId: string; origin: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  let counter = 0

  const authData = (isVerified: boolean, attested = Buffer.alloc(0)) => {
    const flags = 0x01 | (isVerified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count, attested])
  }
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const common = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' } as const

  return {
    /** @param count what the device says it has signed so far; left out it counts right */
    create(challenge: string): RegistrationResponseJSON {
      // A map of 5: kty 2, alg -7, crv 1, x, y.
      const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20])
      const bytes = (text: string) => Buffer.from(text, 'base64url')
      const key = Buffer.concat([head, bytes(x), Buffer.from([0x22, 0x58, 0x20]), bytes(y)])
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const data = authData(true, attested)
      const text = (words: string) => Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)])
      const attestation = Buffer.concat([
        ...[Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData')],
        ...[Buffer.from([0x58, data.length]), data],
      ])
      const clientDataJSON = clientData('webauthn.create', challenge).toString('base64url')
      const response = { clientDataJSON, attestationObject: attestation.toString('base64url') }
      return { ...common, clientExtensionResults: {}, response }
    },
    get(challenge: string, { isVerified = true, count }: { isVerified?: boolean; count?: number } = {}) {
      counter = count ?? counter + 1
      const data = authData(isVerified)
      const client = clientData('webauthn.get', challenge)
      const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), privateKey)
      const answer: AuthenticationResponseJSON = {
        ...common,
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
      return answer
    },
  }
}
