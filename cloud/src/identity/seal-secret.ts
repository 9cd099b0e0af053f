import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { IdentityKeys } from './keys.ts'

/** AES-256-GCM; bound to its person, so that a row copied to somebody else opens nothing. @returns base64url */
export function sealSecret(keys: IdentityKeys, userId: string, secret: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keys.secrets, nonce).setAAD(Buffer.from(userId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** @throws Error when it was sealed for another, under another key, or changed */
export function unsealSecret(keys: IdentityKeys, userId: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keys.secrets, bytes.subarray(0, 12))
    .setAAD(Buffer.from(userId))
    .setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
