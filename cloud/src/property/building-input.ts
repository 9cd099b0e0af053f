import { z } from 'zod'
import { DomainError } from '../platform/errors.ts'
import { addressKeys, type BuildingParts, writeAddress } from './address-text.ts'
import { propertyFaults } from './errors.ts'
import { readCity } from './read-city.ts'
import { readBuildingPart, readHouse } from './read-house.ts'
import { readStreet } from './read-street.ts'
import { streetKinds } from './street-kinds.ts'

const text = z.string().max(120)
/** Two, two, six or seven digits and the plot's or the object's own (Приказ Росреестра П/0241). */
export const cadastralNumber = z
  .string()
  .trim()
  .regex(/^\d{2}:\d{2}:\d{1,7}:\d{1,10}$/)
  .nullable()
  .default(null)

export const buildingInput = z.object({
  city: text,
  district: text.nullable().default(null).meta({ description: 'What people say in place of the city: Сходня' }),
  street: text.meta({ description: 'With its kind or without: «ул. Лесная»' }),
  streetKind: z.enum(streetKinds).nullable().default(null).meta({ description: 'Else as the street says' }),
  house: text.meta({ description: 'Number, letter and fraction; «10 корп. 2 стр. 1» is taken apart' }),
  block: text.nullable().default(null),
  structure: text.nullable().default(null),
  postalCode: z
    .string()
    .trim()
    .regex(/^\d{6}$/)
    .nullable()
    .default(null),
  cadastralNumber,
  timeZone: z.string().refine(isTimeZone).default('Europe/Moscow'),
})
export type BuildingInput = z.infer<typeof buildingInput>

/** The columns of a building, as an address that was typed spells them. @throws DomainError `building.incomplete` */
export function spellBuilding(typed: Pick<BuildingInput, 'city' | 'street' | 'house'> & Partial<BuildingInput>) {
  const parts = spellParts(typed)
  const missing = (['city', 'street', 'house'] as const).find((field) => parts[field] === '')
  if (missing) throw new DomainError(propertyFaults['building.incomplete'], { field: missing })
  return { ...parts, ...addressKeys(parts), address: writeAddress(parts) }
}

export function spellParts(
  typed: Pick<BuildingInput, 'city' | 'street' | 'house'> & Partial<BuildingInput>,
): BuildingParts {
  const street = readStreet(typed.street)
  const { number, parts } = readHouse(typed.house)
  const of = (kind: string) => parts.find((it) => it.kind === kind)?.value ?? ''
  const fraction = of('any') && `/${of('any')}`
  const single = (field: string | null | undefined) => readBuildingPart(field ?? '')[0]?.value ?? ''
  return {
    city: readCity(typed.city).name,
    district: typed.district ? readCity(typed.district).name || null : null,
    streetKind: typed.streetKind ?? street.kind,
    street: street.name,
    house: number && `${number}${of('letter')}${fraction}`,
    block: single(typed.block) || of('block') || null,
    structure: single(typed.structure) || of('structure') || null,
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
