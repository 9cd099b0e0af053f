import { and, eq, or } from 'drizzle-orm'
import { companyAddress } from '../company/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { houseOf, partsAgree } from './house-of.ts'
import { type AddressField, type AddressParts, type NormalAddress, normaliseAddress } from './normalise-address.ts'
import { type AddressSuggestion, suggestAddresses } from './suggest-addresses.ts'
import { building, entrance, premises } from './tables.ts'

export interface MatchInput extends AddressParts {
  /** The company whose residents register here; without one, whichever serves the house. */
  companyId?: string | undefined
}

export interface MatchedPremises {
  isFound: true
  companyId: string
  buildingId: string
  entranceId: string
  premisesId: string
  /** As the register writes it. */
  address: string
  number: string
  understood: NormalAddress
}

export interface UnmatchedAddress {
  isFound: false
  /** The first field that leads nowhere. */
  field: AddressField
  /** `missing`: it says nothing · `unknown`: the register has no such · `ambiguous`: it has several */
  reason: 'missing' | 'unknown' | 'ambiguous'
  understood: NormalAddress
  /** What may have been meant. */
  suggestions: AddressSuggestion[]
}

export type AddressMatch = MatchedPremises | UnmatchedAddress

/** Finds the flat that a typed address means (row R2), whichever way it is written. */
export async function matchAddress(ctx: Pick<Context, 'db'>, input: MatchInput): Promise<AddressMatch> {
  const understood = normaliseAddress(input)
  const [field] = understood.missing
  if (field) return { isFound: false, field, reason: 'missing', understood, suggestions: [] }
  const companies = input.companyId ? [input.companyId] : await listCompanies(ctx)
  let furthest: UnmatchedAddress = { isFound: false, field: 'city', reason: 'unknown', understood, suggestions: [] }
  for (const companyId of companies) {
    const match = await ctx.db.inTenant(companyId, (tx) => matchInCompany(tx, companyId, understood))
    if (match.isFound) return match
    if (rank(match.field) >= rank(furthest.field)) furthest = match
  }
  return furthest
}

const rank = (field: AddressField) => ['city', 'street', 'house', 'flat'].indexOf(field)

/** Every company that residents can come to. */
async function listCompanies(ctx: Pick<Context, 'db'>): Promise<string[]> {
  const rows = await ctx.db.orm.selectDistinct({ companyId: companyAddress.companyId }).from(companyAddress)
  return rows.map(({ companyId }) => companyId)
}

async function matchInCompany(tx: Transaction, companyId: string, understood: NormalAddress): Promise<AddressMatch> {
  const { keys, flat } = understood
  const suggest = { companyId, city: understood.city, street: understood.street }
  const miss = async (field: AddressField, reason: 'unknown' | 'ambiguous', q: string): Promise<UnmatchedAddress> => {
    const asked = field === 'flat' ? undefined : await suggestAddresses(tx, { ...suggest, q, field })
    return { isFound: false, field, reason, understood, suggestions: asked ?? [] }
  }
  const here = and(
    eq(building.companyId, companyId),
    or(eq(building.cityKey, keys.city), eq(building.districtKey, keys.city)),
  )
  const rows = await tx
    .select()
    .from(building)
    .where(and(here, eq(building.streetKey, keys.street.key)))
  if (rows.length === 0) {
    const [any] = await tx.select({ id: building.id }).from(building).where(here).limit(1)
    return any ? await miss('street', 'unknown', understood.street) : await miss('city', 'unknown', understood.city)
  }
  const ofKind = rows.filter((it) => !keys.street.kind || !it.streetKind || it.streetKind === keys.street.kind)
  const fits = (ofKind.length > 0 ? ofKind : rows)
    .map((row) => ({ row, its: houseOf(row) }))
    .filter(({ its }) => its.number === keys.house)
    .map(({ row, its }) => ({ row, surety: partsAgree(keys.parts, its.parts) }))
    .filter(({ surety }) => surety > 0)
  const sure = fits.filter(({ surety }) => surety === 2)
  const [chosen, another] = (sure.length > 0 ? sure : fits).map(({ row }) => row)
  if (!chosen) return await miss('house', 'unknown', understood.house)
  if (another) return await miss('house', 'ambiguous', understood.house)
  const [found, second] = await tx
    .select({ premisesId: premises.id, entranceId: entrance.id, number: premises.number })
    .from(premises)
    .innerJoin(entrance, eq(entrance.id, premises.entranceId))
    .where(and(eq(entrance.buildingId, chosen.id), eq(premises.kind, 'flat'), eq(premises.number, flat)))
  if (!found) return await miss('flat', 'unknown', flat)
  if (second) return await miss('flat', 'ambiguous', flat)
  return { isFound: true, companyId, buildingId: chosen.id, address: chosen.address, understood, ...found }
}
