import { createHash, randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../platform/database/index.ts'
import { claim } from './tables.ts'

/** Crockford's base 32: nothing in it is mistaken for something else when read aloud. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const lifeMs = 7 * 24 * 3_600_000

/**
 * Makes a code by which an installer's controller becomes this one, once, within a week.
 * @returns the code, such as `7K3M-…`: 80 bits; only its digest is kept
 */
export async function issueClaim(
  tx: Transaction,
  { companyId, controllerId, nowMs }: { companyId: string; controllerId: string; nowMs: number },
): Promise<string> {
  const code = Array.from({ length: 16 }, () => letters[randomInt(letters.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')
  const expiresAt = new Date(nowMs + lifeMs)
  await tx.insert(claim).values({ id: uuidv7(), companyId, controllerId, codeDigest: digestOf(code), expiresAt })
  return code
}

/** Case, spaces and dashes do not matter, nor O for 0 and I or L for 1. */
export function digestOf(code: string): string {
  const plain = code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return createHash('sha256').update(plain).digest('hex')
}
