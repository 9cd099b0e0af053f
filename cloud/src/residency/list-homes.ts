import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type BrandRow, brandView, toBrandView } from '../company/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { Language } from '../platform/errors.ts'
import { showReason } from './end-reasons.ts'
import { isInForce } from './in-force.ts'

/** Premises that a person lives in, owns or rents, or says so. */
export const homeView = z.object({
  residencyId: z.uuid(),
  premisesId: z.uuid(),
  address: z.string().meta({ description: 'Of the building' }),
  kind: z.enum(['flat', 'parking', 'commercial', 'storeroom']),
  number: z.string(),
  companyId: z.uuid(),
  relation: z.enum(['owner', 'family', 'tenant']),
  isVerified: z.boolean().meta({ description: '«Верифицированный житель» (V1)' }),
  endsAt: z.iso.datetime().nullable().meta({ description: 'Until when, for a tenancy' }),
  entranceId: z.uuid(),
  check: z
    .object({
      state: z.enum(['waiting', 'approved', 'refused', 'revoked', 'not-needed']),
      requestId: z.uuid(),
      reason: z.string().nullable(),
    })
    .nullable()
    .meta({ description: 'Where the last verification asked for stands' }),
})
export type HomeView = z.infer<typeof homeView>

/** What a person may do in a company (V1). Requests and the order of a key are open to every resident. */
export const rightsView = z.object({
  companyId: z.uuid(),
  isVerified: z.boolean(),
  accounts: z.boolean().meta({ description: 'Whether accounts, payments and meters may be shown' }),
  intercom: z.boolean(),
})
export type RightsView = z.infer<typeof rightsView>

export const homesView = {
  homes: z.array(homeView),
  companies: z.array(brandView).meta({ description: 'Those of the homes' }),
  rights: z.array(rightsView),
}

interface HomeRow extends Omit<HomeView, 'endsAt' | 'check'> {
  endsAtMs: number | null
  company: BrandRow
  accountsOpenBy: 'linking' | 'verification' | null
  check: HomeView['check']
}

/** The person's homes in whichever company, with what they may do there. @param tx in the person's name */
export async function listHomes(tx: Transaction, userId: string, language: Language) {
  const { rows } = await tx.execute<HomeRow & Record<string, unknown>>(sql`
    select r.id as "residencyId", p.id as "premisesId", b.address, p.kind, p.number, r.company_id as "companyId",
      r.relation, r.verified_at is not null as "isVerified",
      (extract(epoch from r.ends_at) * 1000)::float8 as "endsAtMs", p.entrance_id as "entranceId",
      json_build_object('id', co.id, 'name', co.name, 'colour', co.colour, 'logoDigest', co.logo_digest) as company,
      cs.accounts_open_by as "accountsOpenBy", checked as "check"
    from residency r
      join premises p on p.id = r.premises_id
      join entrance e on e.id = p.entrance_id
      join building b on b.id = e.building_id
      join company co on co.id = r.company_id
      left join company_settings cs on cs.company_id = r.company_id
      left join lateral (
        select json_build_object('state', k."check", 'requestId', k.request_id, 'reason', k.reason) as checked
        from key_order k
        where k.user_id = r.user_id and k.premises_id = r.premises_id and k."check" <> 'withdrawn'
        order by k.created_at desc limit 1
      ) k on true
    where r.user_id = ${userId} and ${isInForce}
    order by r.verified_at is null, b.address, length(p.number), p.number, r.id`)
  const companies = new Map(rows.map(({ company }) => [company.id, toBrandView(company)]))
  return {
    homes: rows.map((row) => toHomeView(row, language)),
    companies: [...companies.values()],
    rights: rightsFrom(rows),
  }
}

function toHomeView(
  { endsAtMs, company: _its, accountsOpenBy: _rule, check, ...home }: HomeRow,
  language: Language,
): HomeView {
  const reason = check?.reason ? showReason(check.reason, language) : null
  return {
    ...home,
    check: check && { ...check, reason },
    endsAt: endsAtMs === null ? null : new Date(endsAtMs).toISOString(),
  }
}

type RightsRow = Pick<HomeRow, 'companyId' | 'isVerified' | 'accountsOpenBy'>

/** One verified home is enough for a company. */
export function rightsFrom(rows: readonly RightsRow[]): RightsView[] {
  return [...Map.groupBy(rows, ({ companyId }) => companyId)].map(([companyId, its]) => {
    const isVerified = its.some((home) => home.isVerified)
    const openByLinking = its.some(({ accountsOpenBy }) => (accountsOpenBy ?? 'linking') === 'linking')
    return { companyId, isVerified, accounts: openByLinking || isVerified, intercom: isVerified }
  })
}
