/** What a street is, as the register keeps it. */
export const streetKinds = [
  'street',
  'avenue',
  'passage',
  'lane',
  'highway',
  'boulevard',
  'embankment',
  'square',
  'alley',
  'line',
  'dead-end',
  'quarter',
  'microdistrict',
  'tract',
  'territory',
] as const

export type StreetKind = (typeof streetKinds)[number]

/** As an address shows it (Приказ Минфина от 05.11.2015 № 171н), and every way that people write it; «ё» is «е» here. */
const words: Record<StreetKind, [shown: string, ...typed: string[]]> = {
  street: ['ул.', 'ул', 'улица', 'улиц'],
  avenue: ['пр-т', 'пр-т', 'пр-кт', 'просп', 'проспект', 'пркт'],
  passage: ['пр-д', 'пр-д', 'пр-зд', 'проезд'],
  lane: ['пер.', 'пер', 'переулок', 'пер-к'],
  highway: ['ш.', 'ш', 'шоссе'],
  boulevard: ['б-р', 'б-р', 'бул', 'бульв', 'бульвар'],
  embankment: ['наб.', 'наб', 'набережная'],
  square: ['пл.', 'пл', 'площадь', 'пл-дь'],
  alley: ['ал.', 'ал', 'аллея'],
  line: ['линия', 'линия', 'лин'],
  'dead-end': ['туп.', 'туп', 'тупик'],
  quarter: ['кв-л', 'кв-л', 'квартал'],
  microdistrict: ['мкр.', 'мкр', 'мкр-н', 'мкрн', 'микрорайон', 'м-н'],
  tract: ['тракт', 'тракт'],
  territory: ['тер.', 'тер', 'территория'],
}

/** An avenue to some, a passage to others: it tells that a name follows, not of which kind. */
const ambiguous = ['пр', 'п-т']

const kindByWord = new Map<string, StreetKind | null>(ambiguous.map((word) => [word, null]))
for (const kind of streetKinds) for (const word of words[kind].slice(1)) kindByWord.set(word, kind)

/** «ул.», «пр-т». */
export function showStreetKind(kind: StreetKind): string {
  return words[kind][0]
}

/**
 * @param word lower case, without its dot
 * @returns null for a word that stands for several kinds; undefined for one that is none
 */
export function readStreetKind(word: string): StreetKind | null | undefined {
  return kindByWord.get(word)
}
