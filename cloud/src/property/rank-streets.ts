import { houseKey } from './address-text.ts'
import { cleanText, foldText } from './clean-text.ts'
import { readStreetKind, type StreetKind } from './street-kinds.ts'
import { wordCost } from './word-distance.ts'

/** A street of the register, with what it is found by. */
export interface RegisterStreet {
  city: string
  district: string | null
  streetKind: StreetKind | null
  street: string
  cityKey: string
  districtKey: string | null
  streetKey: string
  houses: number
}

export interface RankedStreet {
  street: RegisterStreet
  cost: number
  /** What was typed after the street: the beginning of a house's key. */
  houseKey: string
}

/** Words that tell what follows and are no part of a name. */
const fillers = new Set(['г', 'гор', 'город', 'д', 'дом', 'корп', 'корпус', 'стр', 'строение', 'к', 'кв', 'мкр'])

/**
 * Streets that a line may mean, the likeliest first: «лесн», «химки лесная 10», «Леная». Every word has to be found in the
 * city, the district or the street, give or take a slip; numbers that the street does not have begin a house.
 */
export function rankStreets(line: string, streets: readonly RegisterStreet[]): RankedStreet[] {
  const words = wordsOf(line)
  return streets
    .map((street) => rank(words, street))
    .filter((it) => it !== undefined)
    .sort((a, b) => a.cost - b.cost || b.street.houses - a.street.houses || compare(a.street, b.street))
}

/** Names that a beginning may mean, the likeliest first; all of them for an empty one. */
export function rankNames(typed: string, names: readonly string[]): string[] {
  const words = wordsOf(typed)
  const cost = (name: string) => {
    const its = foldText(name).split(' ')
    return sumOf(words.map((word) => cheapest(word, its)))
  }
  return names
    .map((name) => ({ name, cost: cost(name) }))
    .filter((it): it is { name: string; cost: number } => it.cost !== undefined)
    .sort((a, b) => a.cost - b.cost || a.name.localeCompare(b.name, 'ru'))
    .map(({ name }) => name)
}

function wordsOf(line: string): string[] {
  return foldText(cleanText(line)).split(' ').filter(Boolean).slice(0, 12)
}

function rank(words: readonly string[], street: RegisterStreet): RankedStreet | undefined {
  const ofStreet = street.streetKey.split(' ')
  const ofPlace = [...street.cityKey.split(' '), ...(street.districtKey?.split(' ') ?? [])]
  let cost = 0
  for (const [at, word] of words.entries()) {
    const its = cheapest(word, ofStreet)
    const place = cheapest(word, ofPlace)
    if (its === undefined && place === undefined) {
      const kind = readStreetKind(word)
      if (fillers.has(word) || kind === null || kind === street.streetKind) continue
      // Another kind than the register's is a slip of memory, not another street.
      if (kind !== undefined) cost += 1
      else if (/^\d/.test(word)) return { street, cost, houseKey: houseKey(plainTail(words.slice(at))) }
      else return undefined
      continue
    }
    // The street's own name counts for more than that of the city it shares with all others.
    cost += Math.min(its ?? Number.POSITIVE_INFINITY, (place ?? Number.POSITIVE_INFINITY) + 0.1)
  }
  return { street, cost, houseKey: '' }
}

function plainTail(words: readonly string[]): string {
  return words.filter((word) => !fillers.has(word)).join(' ')
}

function cheapest(word: string, others: readonly string[]): number | undefined {
  const costs = others.map((other) => wordCost(word, other)).filter((it) => it !== undefined)
  return costs.length > 0 ? Math.min(...costs) : undefined
}

function sumOf(costs: readonly (number | undefined)[]): number | undefined {
  return costs.reduce((sum, cost) => (sum === undefined || cost === undefined ? undefined : sum + cost), 0)
}

function compare(a: RegisterStreet, b: RegisterStreet): number {
  return a.streetKey.localeCompare(b.streetKey, 'ru') || a.cityKey.localeCompare(b.cityKey, 'ru')
}
