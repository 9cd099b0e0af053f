import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { building, premises } from './tables.ts'

/** «Химки, ул. Лесная, д. 10, кв. 12» in a query: how people write an address with what stands behind it. */
export function writePremises({ address, kind, number }: Record<'address' | 'kind' | 'number', SQLWrapper>) {
  return sql<string>`(${address} || case ${kind} when 'parking' then ', м/м ' when 'commercial' then ', пом. '
    when 'storeroom' then ', кладовая ' else ', кв. ' end || ${number})` satisfies SQL<string>
}

/** Of the tables themselves, joined by their own names. */
export const premisesAddress = writePremises({
  address: building.address,
  kind: premises.kind,
  number: premises.number,
})
