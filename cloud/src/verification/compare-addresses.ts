import { isOneSlipApart } from '../account/index.ts'
import type { FieldAgreement } from './compare-extract.ts'

/** An address taken apart as far as comparing needs: its numbers by what they number, and the words left over. */
interface Address {
  house: string
  block: string
  structure: string
  flat: string
  /** Names: of the city, of the street. */
  words: string[]
}

/** Words that say what a name is of, or that one writes and another leaves out. */
const silent = new Set(
  (
    'российская федерация россия рф область обл край республика респ район р-н городской округ го г.о город г гор поселок пос п ' +
    'пгт рп деревня село с станица хутор микрорайон мкр мкрн улица ул проспект пр-т пр-кт просп проезд пр-д переулок пер бульвар ' +
    'б-р бул шоссе ш набережная наб площадь пл тупик туп аллея линия тракт дом квартал кв-л муниципальный муниципальное ' +
    'образование сельское городское поселение внутригородская территория вн тер'
  ).split(' '),
)

const numbered: [keyof Omit<Address, 'words'>, RegExp][] = [
  [
    'flat',
    /(?:^|[ ,])(?:кв|квартира|помещение|пом|офис|оф|кладовая|м\/м|машино-место)\.?\s*№?\s*(\d+[\p{L}]?)(?=$|[ ,;.])/u,
  ],
  ['block', /(?:^|[ ,\d])(?:корпус|корп|кор|к)\.?\s*№?\s*(\d+[\p{L}]?|[\p{L}])(?=$|[ ,;.])/u],
  ['structure', /(?:^|[ ,\d])(?:строение|стр|соор)\.?\s*№?\s*(\d+[\p{L}]?|[\p{L}])(?=$|[ ,;.])/u],
  [
    'house',
    /(?:^|[ ,])(?:дом|домовладение|двлд|влд|д|зд|здание)\.?\s*№?\s*(\d+(?:[/-]\d+)?\s?[\p{L}]?(?:\/\d+)?)(?=$|[ ,;.\p{L}])/u,
  ],
]

/** Takes an address apart. Numbers without a word are house, then flat, as people write «Лесная 10-12» or «Лесная, 10, 12». */
function readAddress(typed: string): Address {
  let rest = ` ${typed
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[\u00ab\u00bb"\u201c\u201d\p{Cf}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()} `
  const address: Address = { house: '', block: '', structure: '', flat: '', words: [] }
  for (const [part, pattern] of numbered) {
    const match = pattern.exec(rest)
    if (!match) continue
    address[part] = (match[1] ?? '').replaceAll(' ', '')
    const from = match.index + (/^[ ,]/.test(match[0]) ? 0 : /^\d/.test(match[0]) ? 1 : 0)
    rest = `${rest.slice(0, from)} ,${rest.slice(match.index + match[0].length)}`
  }
  const words = rest.split(/[^\p{L}-]+/u).map((it) => it.replaceAll(/^-+|-+$/g, ''))
  // An index is no house; a number that is neither house nor flat belongs to a name: «8 Марта».
  for (const [, number = ''] of rest
    .replaceAll(/\b\d{6}\b/g, ' ')
    .matchAll(/(?:^|[ ,-])(\d{1,4}(?:\/\d+)?\p{L}?)(?=[ ,-]|$)/gu)) {
    if (address.house === '') address.house = number
    else if (address.flat === '') address.flat = number
    else words.push(number)
  }
  address.words = [...new Set(words.filter((it) => /\d/.test(it) || (it.length > 1 && !silent.has(it))))]
  return address
}

/**
 * Whether two addresses are of the same flat. The house's and flat's numbers must be equal; of the names, the shorter
 * address's must all stand in the longer one, since one begins at the region and the other at the street.
 */
export function compareAddresses(one: string, other: string): FieldAgreement {
  if (one.trim() === '' || other.trim() === '') return 'missing'
  const [left, right] = [readAddress(one), readAddress(other)]
  const parts = ['house', 'block', 'structure', 'flat'] as const
  const [short, long] = left.words.length <= right.words.length ? [left.words, right.words] : [right.words, left.words]
  const strange = short.filter((word) => !long.includes(word))
  if (left.house === '' || left.house !== right.house || short.length === 0) return 'differs'
  if (parts.some((part) => left[part] !== '' && right[part] !== '' && left[part] !== right[part])) return 'differs'
  if (strange.length === 0 && parts.every((part) => left[part] === right[part])) return 'exact'
  // A slip of the pen in a name is for staff to see; another street is another house.
  const isSlip = strange.every((word) => word.length > 3 && long.some((it) => isOneSlipApart(word, it)))
  return isSlip ? 'similar' : 'differs'
}
