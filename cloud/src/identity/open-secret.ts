import { randomBytes } from 'node:crypto'

/** Where the secret is kept; `KeyFiles` of the platform serve. */
export interface SecretFiles {
  read(name: string): string | undefined
  write(name: string, text: string): void
}

/** The server's sign-in secret, made at the first start. Whoever loses it ends all sessions; whoever tells it, too. */
export function openSecret(files: SecretFiles): string {
  const kept = files.read('sign-in.secret')?.trim()
  if (kept) return kept
  const made = randomBytes(32).toString('base64url')
  files.write('sign-in.secret', `${made}\n`)
  return made
}
