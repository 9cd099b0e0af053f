import { cleanText } from './clean-text.ts'

/** How a house is told from others of its number. `any`: «10/2» and a bare «2» may mean a корпус, a строение or a fraction. */
export type HousePart = { kind: 'letter' | 'block' | 'structure' | 'any'; value: string }

export interface House {
  /** Digits; empty when none were said. */
  number: string
  parts: HousePart[]
  /** Said in the same breath: «д. 10, кв. 5». */
  flat: string
}

/** «2», «2а», «а»; in «2с3» the letter begins another part. */
const value = String.raw`(\d+(?:[а-я](?![а-я\d]))?|[а-я](?![а-я\d]))`
const steps: [HousePart['kind'] | 'flat', RegExp][] = [
  ['flat', /^(?:квартира|кв|оф|офис|пом)[\s.]*(\d+[а-я]?)/],
  ['block', new RegExp(String.raw`^(?:корпус|корп|кор|к)[\s.-]*${value}`)],
  ['structure', new RegExp(String.raw`^(?:строение|стр|с)[\s.-]*${value}`)],
  ['letter', /^(?:литера|литер|лит)[\s.-]*([а-я])(?![а-я])/],
  ['any', new RegExp(String.raw`^[/-]\s*${value}`)],
  ['letter', /^([а-я])(?![а-я])/],
  ['any', new RegExp(`^${value}`)],
]

/** Reads «10», «д. 10», «№5», «10А», «10к2», «10 корп. 2», «10/2», «д. 10 стр. А», «д. 10, кв. 5». */
export function readHouse(typed: string): House {
  const text = lower(typed)
  const first = /\d+/.exec(text)
  if (!first) return { number: '', parts: [], flat: '' }
  const { parts, flat } = readTail(text.slice(first.index + first[0].length))
  return { number: plainNumber(first[0]), parts, flat }
}

/** Reads the field «Корпус/строение»: «2», «А», «корп. 2», «стр. А», «2 стр. 1». */
export function readBuildingPart(typed: string): HousePart[] {
  // A bare number or letter in this field does not say what it numbers.
  const bare = /^(\d+[а-я]?|[а-я])$/.exec(lower(typed).replace(/^[№#\s./-]+|[\s.]+$/g, ''))
  return bare?.[1] ? [{ kind: 'any', value: plainValue(bare[1]) }] : readTail(lower(typed)).parts
}

/** Reads «102», «кв. 102», «№102», «102А»; empty when no digits were said. */
export function readFlat(typed: string): string {
  const text = lower(typed)
  const found =
    /(?:кв|квартира)[\s.№#]*(\d+[а-я]?)(?![а-я])/.exec(text) ?? /(\d+[а-я]?)(?![а-я])/.exec(text) ?? /(\d+)/.exec(text)
  return plainValue(found?.[1] ?? '')
}

/** «10», «2», «стр. 1», «2 стр. 1»: what the fields Дом and Корпус show of it. */
export function showParts(parts: readonly HousePart[]): string {
  const one = (part: HousePart) => (part.kind === 'structure' ? `стр. ${part.value}` : part.value)
  // «К» and «С» before something else would be read as корпус and строение.
  const gap = (before: string) => (/(?:^|\s)[КС]$/.test(before) ? ', ' : ' ')
  return parts.map(one).reduce((line, shown) => (line === '' ? shown : `${line}${gap(line)}${shown}`), '')
}

function readTail(tail: string): { parts: HousePart[]; flat: string } {
  const parts: HousePart[] = []
  let flat = ''
  let left = tail
  while (left !== '') {
    const step = steps.map(([kind, pattern]) => ({ kind, found: pattern.exec(left) })).find(({ found }) => found)
    if (!step?.found) {
      // A word that tells nothing goes as a whole: letters within it are no letters of a house.
      left = left.replace(/^(?:[а-яa-z]+|.)/su, '')
      continue
    }
    const said = plainValue(step.found[1] ?? '')
    if (step.kind === 'flat') flat ||= said
    else parts.push({ kind: step.kind, value: said })
    left = left.slice(step.found[0].length)
  }
  return { parts: parts.slice(0, 3), flat }
}

function lower(typed: string): string {
  return cleanText(typed).toLowerCase().replaceAll('ё', 'е')
}

function plainValue(text: string): string {
  const [, digits = '', letter = ''] = /^(\d*)(.*)$/s.exec(text) ?? []
  return plainNumber(digits) + letter.toUpperCase()
}

function plainNumber(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '')
}
