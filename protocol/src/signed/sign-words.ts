import { CompactSign, type CryptoKey } from 'jose'

/**
 * Signs what the platform says, as a compact JWS (RFC 7515) under Ed25519 (RFC 8037).
 * @param type tells one kind of words from every other, so that none passes for another (RFC 8725 §3.11)
 * @param key Ed25519 private key of the platform
 * @param kid which of the platform's keys this is
 */
export async function signWords(payload: unknown, type: string, key: CryptoKey, kid: string): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(payload))
  return await new CompactSign(bytes).setProtectedHeader({ alg: 'EdDSA', typ: type, kid }).sign(key)
}
