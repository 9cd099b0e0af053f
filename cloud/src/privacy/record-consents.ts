import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../platform/database/index.ts'
import type { Language } from '../platform/errors.ts'
import { currentVersion, type Purpose } from './documents/index.ts'
import { consent } from './tables.ts'

export interface NewConsents {
  userId: string
  /** Whose name stood in the documents. The transaction must run in its name; null where it names no company. */
  companyId: string | null
  purposes: readonly Purpose[]
  /** From where, as `clientAddress` tells. */
  address: string
  /** In which language the documents were read; Russian when left out. */
  language?: Language
}

/**
 * Keeps that a person has agreed to the present version of these documents, within the transaction of what they agreed for.
 * Agreed to already, in this version: the first time stands.
 */
export async function recordConsents(tx: Transaction, given: NewConsents): Promise<void> {
  const { userId, companyId, purposes, address, language = 'ru' } = given
  if (purposes.length === 0) return
  const known = await tx
    .select({ purpose: consent.purpose, version: consent.version })
    .from(consent)
    .where(
      and(
        eq(consent.userId, userId),
        sql`${consent.companyId} is not distinct from ${companyId}`,
        inArray(consent.purpose, [...purposes]),
        isNull(consent.withdrawnAt),
      ),
    )
  const rows = [...new Set(purposes)]
    .map((purpose) => ({ purpose, version: currentVersion(purpose).version }))
    .filter((it) => !known.some(({ purpose, version }) => purpose === it.purpose && version === it.version))
    .map((it) => ({ id: uuidv7(), userId, companyId, address, language, ...it }))
  if (rows.length > 0) await tx.insert(consent).values(rows)
}
