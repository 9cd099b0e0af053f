import { eq } from 'drizzle-orm'
import type { Transaction } from '../platform/database/index.ts'
import { companySettings } from './tables.ts'

export type CompanySettings = Omit<typeof companySettings.$inferSelect, 'companyId'>

/** What holds until a company chooses: people come in by their phone. */
export const defaultSettings: CompanySettings = {
  registrationWays: ['phone'],
  passwordMinLength: 0,
  passwordNeedsSign: false,
  pinMinLength: 6,
  accountsOpenBy: 'linking',
}

/** What a company asks of passwords besides what each row does. */
export function companyPasswordRules({ passwordMinLength, passwordNeedsSign }: CompanySettings) {
  return { minLength: passwordMinLength, needs: passwordNeedsSign ? (['sign'] as const) : [] }
}

/** @param tx in the company's name, or in that of one of its residents */
export async function readCompanySettings(tx: Transaction, companyId: string): Promise<CompanySettings> {
  const [row] = await tx.select().from(companySettings).where(eq(companySettings.companyId, companyId))
  if (!row) return defaultSettings
  const { companyId: _its, ...settings } = row
  return settings
}
