import { readCity } from './read-city.ts'
import { type HousePart, readBuildingPart, readFlat, readHouse, showParts } from './read-house.ts'
import { readStreet, type Street, showStreet } from './read-street.ts'

/** Row R2, as a person types it. `building` is the field «Корпус/строение». */
export interface AddressParts {
  city: string
  street: string
  house: string
  building?: string | undefined
  flat?: string | undefined
}

export type AddressField = 'city' | 'street' | 'house' | 'flat'

/** What was understood, as it will be shown; and how it is compared. */
export interface NormalAddress {
  city: string
  /** With its kind: «ул. Лесная». */
  street: string
  house: string
  building: string
  flat: string
  /** Fields that say nothing: no letters in a name, no digits left in a number. */
  missing: AddressField[]
  keys: { city: string; street: Street; house: string; parts: HousePart[] }
}

/**
 * Makes one address of the many ways to type it: «Ё», «УЛ.», «д. 10», «кв. 102», «№5», «10к2». Never fails; what came out of
 * it goes in again without a change.
 */
export function normaliseAddress(typed: AddressParts): NormalAddress {
  const city = readCity(typed.city)
  const street = readStreet(typed.street)
  const house = readHouse(typed.house)
  const parts = [...house.parts, ...readBuildingPart(typed.building ?? '')].slice(0, 3)
  const flat = readFlat(typed.flat ?? '') || house.flat
  const said = { city: city.key, street: street.key, house: house.number, flat }
  const fields: AddressField[] = ['city', 'street', 'house', 'flat']
  return {
    city: city.name,
    street: showStreet(street),
    house: house.number,
    building: showParts(parts),
    flat,
    missing: fields.filter((field) => said[field] === ''),
    keys: { city: city.key, street, house: house.number, parts },
  }
}
