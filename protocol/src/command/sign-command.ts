import { CompactSign, type CryptoKey } from 'jose'
import { type Command, command } from './command.ts'

/** Distinguishes a command from every other word signed by the platform (RFC 8725 §3.11). */
export const commandType = 'domovoy-command+jws'

/**
 * @param key Ed25519 private key of the platform
 * @param kid which of the platform's keys this is
 * @returns a compact JWS
 */
export async function signCommand(payload: Command, key: CryptoKey, kid: string): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(command.parse(payload)))
  return await new CompactSign(bytes).setProtectedHeader({ alg: 'EdDSA', typ: commandType, kid }).sign(key)
}
