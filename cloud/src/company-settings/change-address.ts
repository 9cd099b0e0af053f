import { and, eq } from 'drizzle-orm'
import { companyAddress } from '../company/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { changeCompany } from './change-company.ts'
import { settingsFaults } from './errors.ts'
import type { AddressInput } from './settings-input.ts'

/**
 * Where the company's residents come in: its path, and a host of its own where it has one.
 * @param platformHost belongs to no company
 * @throws DomainError what `requireStaff` throws; `settings.address-taken`
 */
export async function changeAddress(
  ctx: Context,
  platformHost: string,
  companyId: string,
  { slug, host }: AddressInput,
): Promise<void> {
  await changeCompany(ctx, companyId, 'company.address', async (tx) => {
    await settleAddress(tx, companyId, 'slug', slug)
    if (host === platformHost) throw taken(host)
    await settleAddress(tx, companyId, 'host', host)
    return { slug, host }
  })
}

/** Puts a company's address of a kind in the place of the one before. @throws DomainError `settings.address-taken` */
export async function settleAddress(
  tx: Transaction,
  companyId: string,
  kind: 'slug' | 'host',
  value: string | null,
): Promise<void> {
  await tx.delete(companyAddress).where(and(eq(companyAddress.companyId, companyId), eq(companyAddress.kind, kind)))
  if (value === null) return
  const added = await tx
    .insert(companyAddress)
    .values({ kind, value, companyId })
    .onConflictDoNothing()
    .returning({ value: companyAddress.value })
  if (added.length === 0) throw taken(value)
}

function taken(value: string): DomainError {
  return new DomainError(settingsFaults['settings.address-taken'], { value })
}
