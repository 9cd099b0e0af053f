import type { CryptoKey } from 'jose'
import { signWords } from '../signed/sign-words.ts'
import { type Command, command } from './command.ts'

export const commandType = 'domovoy-command+jws'

/** @see signWords */
export async function signCommand(payload: Command, key: CryptoKey, kid: string): Promise<string> {
  return await signWords(command.parse(payload), commandType, key, kid)
}
