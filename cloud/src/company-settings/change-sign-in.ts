import { companySettings } from '../company/index.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { changeCompany } from './change-company.ts'
import { settingsFaults } from './errors.ts'
import type { SignInInput } from './settings-input.ts'

/**
 * How residents register, how strict passwords and PINs are, and what opens their accounts.
 * @throws DomainError what `requireStaff` throws; `settings.no-way`
 */
export async function changeSignIn(ctx: Context, companyId: string, input: SignInInput): Promise<void> {
  await changeCompany(ctx, companyId, 'company.sign-in', async (tx) => {
    const settings = { ...input, registrationWays: [...new Set(input.registrationWays)] }
    if (settings.registrationWays.length === 0) throw new DomainError(settingsFaults['settings.no-way'])
    await tx
      .insert(companySettings)
      .values({ companyId, ...settings })
      .onConflictDoUpdate({ target: companySettings.companyId, set: settings })
    return settings
  })
}
