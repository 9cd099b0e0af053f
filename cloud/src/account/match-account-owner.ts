import { and, eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { readAccountNumber } from './account-number.ts'
import { compareNames } from './compare-names.ts'
import { account } from './tables.ts'

export type AccountMatch =
  /** The account is open and names this person as an owner. */
  | { kind: 'owner'; accountId: string; premisesId: string | null }
  /** The account is there, but names somebody else, or is closed: for staff to judge. */
  | { kind: 'other-owner' | 'similar-owner' | 'closed'; accountId: string; premisesId: string | null }
  | { kind: 'unknown' }

export interface AccountQuestion {
  companyId: string
  /** As typed. */
  number: string
  name: { familyName: string; givenName: string; patronymic: string }
}

/**
 * Whether a company's register names this person as the owner of this account. Forgives «ё», case and spaces, and
 * nothing else: initials or a slip of the pen are `similar-owner`. Its answer is never for the person who asks.
 */
export async function matchAccountOwner(
  ctx: Pick<Context, 'db'>,
  { companyId, number, name }: AccountQuestion,
): Promise<AccountMatch> {
  const wanted = readAccountNumber(number)
  if (wanted === null) return { kind: 'unknown' }
  const [found] = await ctx.db.inTenant(companyId, (tx) =>
    tx
      .select({ accountId: account.id, premisesId: account.premisesId, owners: account.owners, state: account.state })
      .from(account)
      .where(and(eq(account.companyId, companyId), eq(account.number, wanted))),
  )
  if (!found) return { kind: 'unknown' }
  const { accountId, premisesId, owners, state } = found
  if (state === 'closed') return { kind: 'closed', accountId, premisesId }
  const asked = `${name.familyName} ${name.givenName} ${name.patronymic}`
  const agreements = owners.map((owner) => compareNames(owner, asked))
  if (agreements.includes('exact')) return { kind: 'owner', accountId, premisesId }
  return { kind: agreements.includes('similar') ? 'similar-owner' : 'other-owner', accountId, premisesId }
}
