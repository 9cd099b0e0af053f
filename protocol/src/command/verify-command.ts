import { type CryptoKey, compactVerify, errors } from 'jose'
import { type Command, command } from './command.ts'
import { commandType } from './sign-command.ts'

export type VerifiedCommand =
  | { ok: true; command: Command }
  /** `bad-signature`: not our key, algorithm or type; `malformed`: well signed, yet not a command that this version knows. */
  | { ok: false; reason: 'bad-signature' | 'malformed' }

/**
 * Checks signature and shape only. Age, repetition and addressee are judged by the controller's own decision.
 * @param keys the platform's public keys by `kid`
 */
export async function verifyCommand(jws: string, keys: ReadonlyMap<string, CryptoKey>): Promise<VerifiedCommand> {
  let payload: Uint8Array
  try {
    const verified = await compactVerify(
      jws,
      (header) => {
        const key = header.typ === commandType && header.kid !== undefined ? keys.get(header.kid) : undefined
        if (!key) throw new errors.JWSInvalid('unknown key or type')
        return key
      },
      { algorithms: ['EdDSA'] },
    )
    payload = verified.payload
  } catch {
    return { ok: false, reason: 'bad-signature' }
  }
  const parsed = command.safeParse(parseJson(payload))
  return parsed.success ? { ok: true, command: parsed.data } : { ok: false, reason: 'malformed' }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
