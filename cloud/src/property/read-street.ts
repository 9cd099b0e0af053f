import { capitalise } from './capitalise.ts'
import { cleanText, foldText } from './clean-text.ts'
import { readStreetKind, type StreetKind, showStreetKind } from './street-kinds.ts'

export interface Street {
  /** Null where it was not said, or «пр.» leaves it open. */
  kind: StreetKind | null
  /** «Лесная»; empty when nothing was said. */
  name: string
  /** Words in an order of their own: «Лесная 1-я» is «1-я Лесная». */
  key: string
}

/** Reads «ул. Лесная», «УЛИЦА ЛЕСНАЯ», «Лесная ул.», «пр-т Мира», «1-ая Лесная». */
export function readStreet(typed: string): Street {
  const words = cleanText(typed)
    .replaceAll(',', ' ')
    // «ул.Лесная», «К.Маркса»
    .replace(/\.(?=[\p{L}\p{Nd}])/gu, '. ')
    .split(' ')
    .filter((word) => /[\p{L}\p{Nd}]/u.test(word))
  let left = words
  let kind: StreetKind | null = null
  // «пр.» tells no kind: another word may.
  for (let at = kindPlace(left); at !== undefined && kind === null; at = kindPlace(left)) {
    kind = kindOf(left[at]) ?? null
    left = left.toSpliced(at, 1)
  }
  const name = capitalise(left.map(plainOrdinal).join(' '))
  return { kind, name, key: streetKey(name) }
}

/** «ул. Лесная», «Лесная» where the kind is not known. */
export function showStreet({ kind, name }: Pick<Street, 'kind' | 'name'>): string {
  return kind === null ? name : `${showStreetKind(kind)} ${name}`
}

export function streetKey(name: string): string {
  return foldText(
    name
      .split(' ')
      .map(plainOrdinal)
      .join(' ')
      .replace(/(\p{Nd})-\p{L}{1,2}(?!\p{L})/gu, '$1'),
  )
    .split(' ')
    .sort()
    .join(' ')
}

/**
 * Where the word stands that is no part of the name: at the front or at the end, and never the only one. Of two, the short
 * form goes: «ул. Набережная» is a street with the name of an embankment.
 */
function kindPlace(words: readonly string[]): number | undefined {
  if (words.length < 2) return undefined
  const places = [0, words.length - 1].filter((at) => kindOf(words[at]) !== undefined)
  return places.find((at) => isShown(words[at])) ?? places.find((at) => isShort(words[at])) ?? places[0]
}

function kindOf(word = ''): StreetKind | null | undefined {
  return readStreetKind(word.toLowerCase().replaceAll('ё', 'е').replace(/\.+$/, ''))
}

function isShown(word = ''): boolean {
  const kind = kindOf(word)
  return kind != null && showStreetKind(kind) === word
}

function isShort(word = ''): boolean {
  return word.endsWith('.') || word.length <= 3 || word.toLowerCase() === 'улица'
}

/** «1-ая», «1ая» and «1 - я» are «1-я». */
function plainOrdinal(word: string): string {
  return word.replace(/^(\p{Nd}+)-?(?:[аыоие]?[яйе]|го)$/iu, (_, number: string) => `${number}-${endingOf(word)}`)
}

function endingOf(word: string): string {
  return word.toLowerCase().endsWith('го') ? 'го' : word.slice(-1).toLowerCase()
}
