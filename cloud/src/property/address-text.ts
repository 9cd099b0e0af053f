import { foldText } from './clean-text.ts'
import { showStreet, streetKey } from './read-street.ts'
import type { StreetKind } from './street-kinds.ts'

/** The parts of a building's address, as the register keeps them. */
export interface BuildingParts {
  city: string
  district: string | null
  streetKind: StreetKind | null
  street: string
  house: string
  block: string | null
  structure: string | null
}

/** «Химки, Сходня, ул. Лесная, д. 10, корп. 2, стр. 1». */
export function writeAddress(parts: BuildingParts): string {
  const { city, district, streetKind, street, house, block, structure } = parts
  const lines = [
    city,
    district,
    street && showStreet({ kind: streetKind, name: street }),
    house && `д. ${house}`,
    block && `корп. ${block}`,
    structure && `стр. ${structure}`,
  ]
  return lines.filter(Boolean).join(', ')
}

/** What an address is found by. `houseKey` leaves out what people leave out: «10к2», «10/2» and «10, 2» are one. */
export function addressKeys(parts: BuildingParts) {
  const cityKey = foldText(parts.city)
  const districtKey = parts.district ? foldText(parts.district) : null
  const key = streetKey(parts.street)
  const numbers = foldText(`${parts.house} ${parts.block ?? ''} ${parts.structure ?? ''}`)
  const exact = [parts.streetKind ?? '', key, foldText(parts.house), parts.block ?? '', parts.structure ?? '']
  return {
    cityKey,
    districtKey,
    streetKey: key,
    houseKey: houseKey(numbers),
    addressKey: [cityKey, districtKey ?? '', ...exact.map((it) => it.toLowerCase())].join('|'),
  }
}

/** Numbers and letters in order, each by itself: «10А 2» is `10 а 2`. */
export function houseKey(text: string): string {
  return foldText(text)
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
}
