import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../platform/database/index.ts'
import { writeAddress } from './address-text.ts'
import { houseOf } from './house-of.ts'
import { type RegisterStreet, rankNames, rankStreets } from './rank-streets.ts'
import { readCity } from './read-city.ts'
import { readBuildingPart, readHouse } from './read-house.ts'
import { readStreet, showStreet } from './read-street.ts'
import { building } from './tables.ts'

export const addressSuggestion = z.object({
  kind: z.enum(['city', 'street', 'building']).meta({ description: 'How far it goes' }),
  text: z.string().meta({ description: 'All of it in one line: «Химки, ул. Лесная, д. 10»' }),
  city: z.string().meta({ description: "What belongs into «Город»: the district's name where people live in one" }),
  street: z.string(),
  house: z.string(),
  building: z.string().meta({ description: 'What belongs into «Корпус/строение»' }),
})
export type AddressSuggestion = z.infer<typeof addressSuggestion>

export interface SuggestInput {
  companyId: string
  /** What has been typed so far. */
  q: string
  /** The field it stands in; without one it may be a whole address. */
  field?: 'city' | 'street' | 'house' | undefined
  /** What the fields before it say. */
  city?: string | undefined
  street?: string | undefined
}

const mostSuggestions = 8
const mostHouses = 20

/**
 * Addresses of the houses that a company serves, by what somebody has typed; slips of the keyboard are forgiven. Tells nothing
 * of flats, nor of who lives in them.
 */
export async function suggestAddresses(tx: Transaction, input: SuggestInput): Promise<AddressSuggestion[]> {
  const streets = await listStreets(tx, input.companyId)
  const city = readCity(input.city ?? '').key
  const here = streets.filter((it) => city === '' || it.cityKey === city || it.districtKey === city)
  if (input.field === 'city') return suggestCities(input.q, streets)
  if (input.field === 'street') {
    return rankStreets(input.q, here)
      .slice(0, mostSuggestions)
      .map(({ street }) => ofStreet(street))
  }
  if (input.field === 'house') {
    const key = readStreet(input.street ?? '').key
    const { number, parts } = readHouse(input.q)
    const its = await listHouses(
      tx,
      input.companyId,
      here.filter((it) => it.streetKey === key),
    )
    return its
      .filter((it) => it.house.startsWith(number) && (parts.length === 0 || it.building !== ''))
      .slice(0, mostHouses)
  }
  const ranked = rankStreets(input.q, here).slice(0, mostSuggestions)
  const [best] = ranked
  if (!best) return []
  if (best.houseKey === '' && ranked.length > 1) return ranked.map(({ street }) => ofStreet(street))
  const first = ranked.filter(({ cost }) => cost === best.cost).slice(0, 3)
  const houses = await listHouses(
    tx,
    input.companyId,
    first.map(({ street }) => street),
  )
  const wanted = best.houseKey.split(' ')
  return houses.filter((it) => startsLike(it, wanted)).slice(0, mostSuggestions)
}

/** Ids of the buildings that a line may mean, for a list that is searched by it. */
export async function findBuildings(tx: Transaction, companyId: string, line: string): Promise<string[]> {
  const ranked = rankStreets(line, await listStreets(tx, companyId))
  const its = ranked.filter(({ cost }) => cost <= (ranked[0]?.cost ?? 0) + 1).slice(0, 200)
  const houses = await listHouses(
    tx,
    companyId,
    its.map(({ street }) => street),
  )
  const wanted = its[0]?.houseKey.split(' ') ?? ['']
  return houses.filter((it) => startsLike(it, wanted)).map(({ id }) => id)
}

function startsLike({ house, building: part }: AddressSuggestion, wanted: readonly string[]): boolean {
  const has = [house, ...readBuildingPart(part).map(({ value }) => value)].join(' ').toLowerCase()
  return has.startsWith(wanted.join(' '))
}

/** The register's streets, of which there are far fewer than houses: what forgives slips looks at these only. */
async function listStreets(tx: Transaction, companyId: string): Promise<RegisterStreet[]> {
  const { rows } = await tx.execute<RegisterStreet & Record<string, unknown>>(sql`
    select city, district, street_kind as "streetKind", street, city_key as "cityKey", district_key as "districtKey",
      street_key as "streetKey", count(*)::int as houses
    from building where company_id = ${companyId} and address_key is not null
    group by 1, 2, 3, 4, 5, 6, 7`)
  return rows
}

async function listHouses(
  tx: Transaction,
  companyId: string,
  streets: readonly RegisterStreet[],
): Promise<(AddressSuggestion & { id: string })[]> {
  if (streets.length === 0) return []
  const rows = await tx
    .select()
    .from(building)
    .where(
      and(
        eq(building.companyId, companyId),
        isNotNull(building.addressKey),
        inArray(
          building.streetKey,
          streets.map(({ streetKey }) => streetKey),
        ),
      ),
    )
  return rows
    .filter((row) => streets.some((it) => it.cityKey === row.cityKey && it.districtKey === row.districtKey))
    .map((row) => {
      const { number, building: part } = houseOf(row)
      return {
        id: row.id,
        kind: 'building' as const,
        ...placeOf(row),
        house: number,
        building: part,
        text: writeAddress(row),
      }
    })
    .sort((a, b) => Number(a.house) - Number(b.house) || a.text.localeCompare(b.text, 'ru', { numeric: true }))
}

function suggestCities(typed: string, streets: readonly RegisterStreet[]): AddressSuggestion[] {
  const cityOf = new Map(streets.flatMap((it) => [[it.city, it.city] as const]))
  for (const { city, district } of streets) if (district) cityOf.set(district, city)
  return rankNames(readCity(typed).name, [...cityOf.keys()])
    .slice(0, mostSuggestions)
    .map((name) => {
      const city = cityOf.get(name) ?? name
      const text = city === name ? name : `${city}, ${name}`
      return { kind: 'city', text, city: name, street: '', house: '', building: '' }
    })
}

function ofStreet(street: RegisterStreet): AddressSuggestion {
  const text = writeAddress({ ...street, house: '', block: null, structure: null })
  return { kind: 'street', ...placeOf(street), house: '', building: '', text }
}

function placeOf(it: Pick<RegisterStreet, 'city' | 'district' | 'streetKind' | 'street'>) {
  return { city: it.district ?? it.city, street: showStreet({ kind: it.streetKind, name: it.street }) }
}
