import type { BuildingParts } from './address-text.ts'
import { type HousePart, readHouse, showParts } from './read-house.ts'

/** A building's number and what tells it from others of that number, as somebody would type it. */
export function houseOf({ house, block, structure }: Pick<BuildingParts, 'house' | 'block' | 'structure'>) {
  const { number, parts: own } = readHouse(house)
  const parts: HousePart[] = [
    ...own,
    ...(block ? [{ kind: 'block' as const, value: block.toUpperCase() }] : []),
    ...(structure ? [{ kind: 'structure' as const, value: structure.toUpperCase() }] : []),
  ]
  return { number, parts, building: showParts(parts) }
}

/**
 * Whether what was typed can mean a building's parts, and how surely: 2 said so, 1 not said otherwise, 0 another house.
 * «10А» may be a letter or a корпус; «корп. 1» is never «стр. 1».
 */
export function partsAgree(typed: readonly HousePart[], its: readonly HousePart[]): 0 | 1 | 2 {
  if (typed.length !== its.length) return 0
  let surety: 1 | 2 = 2
  for (const [at, part] of typed.entries()) {
    const other = its[at]
    if (!other || other.value.toUpperCase() !== part.value.toUpperCase()) return 0
    if (other.kind === part.kind) continue
    const loose = ['any', 'letter']
    if (!loose.includes(other.kind) && !loose.includes(part.kind)) return 0
    surety = 1
  }
  return surety
}
