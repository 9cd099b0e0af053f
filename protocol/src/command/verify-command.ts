import { type PlatformKeys, verifyWords } from '../signed/verify-words.ts'
import { type Command, command } from './command.ts'
import { commandType } from './sign-command.ts'

export type VerifiedCommand =
  | { ok: true; command: Command }
  /** `bad-signature`: not our key, algorithm or type; `malformed`: well signed, yet not a command that this version knows. */
  | { ok: false; reason: 'bad-signature' | 'malformed' }

/** Checks signature and shape only. Age, repetition and addressee are judged by the controller's own decision. */
export async function verifyCommand(jws: string, keys: PlatformKeys): Promise<VerifiedCommand> {
  const words = await verifyWords(jws, commandType, keys)
  if (!words) return { ok: false, reason: 'bad-signature' }
  const parsed = command.safeParse(words.payload)
  return parsed.success ? { ok: true, command: parsed.data } : { ok: false, reason: 'malformed' }
}
