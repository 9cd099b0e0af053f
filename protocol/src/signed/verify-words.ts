import { type CryptoKey, compactVerify, errors } from 'jose'

/** The platform's public keys by `kid`. */
export type PlatformKeys = ReadonlyMap<string, CryptoKey>

/**
 * Checks that the platform said this, as this kind of words.
 * @returns what was signed, not yet checked for its shape (undefined inside when it is no JSON); nothing when the key, the
 * algorithm, the type or the signature is not ours
 */
export async function verifyWords(
  jws: string,
  type: string,
  keys: PlatformKeys,
): Promise<{ payload: unknown } | undefined> {
  try {
    const { payload } = await compactVerify(
      jws,
      (header) => {
        const key = header.typ === type && header.kid !== undefined ? keys.get(header.kid) : undefined
        if (!key) throw new errors.JWSInvalid('unknown key or type')
        return key
      },
      { algorithms: ['EdDSA'] },
    )
    return { payload: parseJson(payload) }
  } catch {
    return undefined
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
