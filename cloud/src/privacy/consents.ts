import { and, desc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { company } from '../company/index.ts'
import { tell } from '../notification/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { consentDocuments, currentVersion, type Purpose, purposes } from './documents/index.ts'
import { privacyFaults } from './errors.ts'
import { documentTitle } from './read-document.ts'
import { recordConsents } from './record-consents.ts'
import { consent } from './tables.ts'

/** A consent as its giver sees it. */
export const consentView = z.object({
  id: z.uuid(),
  purpose: z.enum(purposes),
  title: z.string(),
  version: z.string(),
  isCurrent: z.boolean().meta({ description: 'The version that is asked for now' }),
  companyId: z.uuid().nullable(),
  company: z.string().nullable().meta({ description: 'Whose name stood in the document' }),
  language: z.enum(['ru', 'en']),
  acceptedAt: z.iso.datetime(),
  address: z.string().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  isRequired: z.boolean(),
  withdrawal: z.string().meta({ description: 'What follows from withdrawing it' }),
})
export type ConsentView = z.infer<typeof consentView>

/** What somebody may agree to besides, and has not. */
export const offeredView = z.object({
  purpose: z.enum(purposes),
  title: z.string(),
  label: z.string(),
})

/** What follows in other domains, in the transaction of the withdrawal. */
export type OnWithdrawn = Partial<Record<Purpose, (tx: Transaction, userId: string) => Promise<void>>>

/** The same in transactions of companies: done first, so that nothing goes on without the consent. */
export type BeforeWithdrawn = Partial<Record<Purpose, (userId: string) => Promise<void>>>

/** Optional ones that have their place in the privacy centre; that for verification is asked for by its form. */
const offered: readonly Purpose[] = ['notifications', 'marketing', 'camera']

/** The asker's consents, newest first, and what else they may agree to. */
export async function listConsents(
  ctx: Pick<Context, 'actor' | 'db'>,
  language: Language,
): Promise<{ consents: ConsentView[]; offered: z.infer<typeof offeredView>[] }> {
  const userId = requireUser(ctx.actor)
  const rows = await ctx.db.as({ user: userId }, (tx) =>
    tx.select().from(consent).where(eq(consent.userId, userId)).orderBy(desc(consent.acceptedAt), desc(consent.id)),
  )
  const names = await companyNames(
    ctx,
    rows.flatMap(({ companyId }) => companyId ?? []),
  )
  const consents = rows.flatMap((row): ConsentView[] => {
    const purpose = purposes.find((it) => it === row.purpose)
    if (!purpose) return []
    const { isRequired, withdrawal } = consentDocuments[purpose]
    const { id, version, companyId, language: readIn, address } = row
    return [
      {
        ...{ id, purpose, version, companyId, address, isRequired },
        title: documentTitle(purpose, language),
        isCurrent: version === currentVersion(purpose).version,
        company: companyId === null ? null : (names.get(companyId) ?? null),
        language: readIn,
        acceptedAt: row.acceptedAt.toISOString(),
        withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
        withdrawal: withdrawal[language],
      },
    ]
  })
  const given = new Set(consents.filter((it) => it.withdrawnAt === null).map(({ purpose }) => purpose))
  return {
    consents,
    offered: offered
      .filter((purpose) => !given.has(purpose))
      .map((purpose) => ({
        purpose,
        title: documentTitle(purpose, language),
        label: currentVersion(purpose)[language].label,
      })),
  }
}

async function companyNames({ db }: Pick<Context, 'db'>, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const id of new Set(ids)) {
    const [row] = await db.inTenant(id, (tx) =>
      tx.select({ name: company.name }).from(company).where(eq(company.id, id)),
    )
    if (row) names.set(id, row.name)
  }
  return names
}

/** The asker agrees to something optional. */
export async function giveConsent(
  ctx: Pick<Context, 'actor' | 'db'>,
  given: { purpose: Purpose; address: string; language: Language },
): Promise<void> {
  const userId = requireUser(ctx.actor)
  const { purpose, address, language } = given
  await ctx.db.as({ user: userId }, (tx) =>
    recordConsents(tx, { userId, companyId: null, purposes: [purpose], address, language }),
  )
}

/**
 * Takes back what was agreed to for a purpose, for every company; what follows happens with it.
 * @throws DomainError `consent.required` for what there is no account without · `consent.none`
 */
export async function withdrawConsent(
  ctx: Pick<Context, 'actor' | 'db' | 'clock'>,
  { onWithdrawn, beforeWithdrawn }: { onWithdrawn: OnWithdrawn; beforeWithdrawn: BeforeWithdrawn },
  { purpose, address, language }: { purpose: Purpose; address: string; language: Language },
): Promise<void> {
  const userId = requireUser(ctx.actor)
  if (consentDocuments[purpose].isRequired) throw new DomainError(privacyFaults['consent.required'])
  await beforeWithdrawn[purpose]?.(userId)
  await ctx.db.as({ user: userId }, async (tx) => {
    const given = and(eq(consent.userId, userId), eq(consent.purpose, purpose), isNull(consent.withdrawnAt))
    const withdrawn = { withdrawnAt: new Date(ctx.clock.now()), withdrawnFrom: address }
    const rows = await tx.update(consent).set(withdrawn).where(given).returning({ id: consent.id })
    if (rows.length === 0) throw new DomainError(privacyFaults['consent.none'])
    const values = { document: documentTitle(purpose, language) }
    await tell(tx, {
      userId,
      companyId: null,
      template: 'privacy.consent-withdrawn',
      values,
      link: '/my-data',
      channels: [],
    })
    await onWithdrawn[purpose]?.(tx, userId)
  })
}
