import { createHmac, randomInt } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { IdentityKeys } from './keys.ts'
import { backupCode } from './tables.ts'

const count = 10
/** No 0 and O, no 1, I and L: they are read from paper. Ten of these are 49 bits. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const codeLength = 10

/** Makes a person new backup codes in the place of all earlier ones. @returns them, to be shown once */
export async function renewBackupCodes(tx: Transaction, keys: IdentityKeys, userId: string): Promise<string[]> {
  const codes = Array.from({ length: count }, newCode)
  await tx.delete(backupCode).where(eq(backupCode.userId, userId))
  await tx
    .insert(backupCode)
    .values(codes.map((code) => ({ id: uuidv7(), userId, codeHash: hashBackupCode(keys, userId, code) })))
  return codes
}

/** @returns whether it was one of this person's that had not served yet; it has now */
export async function useBackupCode(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  keys: IdentityKeys,
  userId: string,
  code: string,
): Promise<boolean> {
  const ofCode = eq(backupCode.codeHash, hashBackupCode(keys, userId, code))
  const used = await tx
    .update(backupCode)
    .set({ usedAt: new Date(clock.now()) })
    .where(and(eq(backupCode.userId, userId), ofCode, isNull(backupCode.usedAt)))
    .returning({ id: backupCode.id })
  return used.length > 0
}

export async function countBackupCodes(tx: Transaction, userId: string): Promise<number> {
  return tx.$count(backupCode, and(eq(backupCode.userId, userId), isNull(backupCode.usedAt)))
}

function newCode(): string {
  const code = Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('')
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`
}

function hashBackupCode(keys: IdentityKeys, userId: string, code: string): string {
  const plain = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return createHmac('sha256', keys.codes).update(`backup\n${userId}\n${plain}`).digest('hex')
}
