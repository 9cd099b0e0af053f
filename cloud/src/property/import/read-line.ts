import { setImmediate } from 'node:timers/promises'
import { addressKeys, type BuildingParts, writeAddress } from '../address-text.ts'
import { spellParts } from '../building-input.ts'
import { cleanText, foldText } from '../clean-text.ts'
import { readNumber } from '../read-numbers.ts'
import type { PremisesKind } from '../tables.ts'
import type { ImportColumn, Mapping } from './columns.ts'
import { readAddressLine } from './read-address-line.ts'
import type { SheetRow } from './sheet.ts'

export type ProblemReason =
  | 'address'
  | 'city'
  | 'street'
  | 'house'
  | 'postalCode'
  | 'number'
  | 'kind'
  | 'floor'
  | 'area'
  | 'cadastralNumber'
  | 'twin'
  | 'elsewhere'

/** What is wrong with a line, and with which of its values. */
export interface ImportProblem {
  line: number
  reason: ProblemReason
  value: string
}

export interface BuildingLine extends BuildingParts, ReturnType<typeof addressKeys> {
  address: string
  postalCode: string | null
  cadastralNumber: string | null
}

export interface PremisesLine {
  number: string
  kind: PremisesKind
  floor: number | null
  area: number | null
  cadastralNumber: string | null
}

/** What a line says. Null: nothing was said, and what the register has stays. */
export interface ImportLine {
  line: number
  building: BuildingLine
  entrance: string | null
  premises: PremisesLine | null
}

const kinds: [PremisesKind, RegExp][] = [
  ['flat', /^(?:кв|квартира|жилое|жилое помещение|апартаменты|flat)$/],
  ['parking', /^(?:парк|машино ?место|м м|мм|гараж|стоянка|parking)/],
  ['commercial', /^(?:нежил|офис|коммерч|магазин|commercial)/],
  ['storeroom', /^(?:клад|storeroom)/],
]

/** Lines between which others get their turn: a door is opened by the same process. */
const atOnce = 200

/** Reads all lines of a file, a few at a time. */
export async function readLines(rows: readonly SheetRow[], mapping: Mapping): Promise<(ImportLine | ImportProblem)[]> {
  const read = lineReader(mapping)
  const lines: (ImportLine | ImportProblem)[] = []
  for (const row of rows) {
    if (lines.length % atOnce === 0) await setImmediate()
    lines.push(read(row))
  }
  return lines
}

/** The same address is read once. */
function lineReader(mapping: Mapping): (row: SheetRow) => ImportLine | ImportProblem {
  const places = new Map(mapping.flatMap((column, at) => (column === null ? [] : [[column, at] as const])))
  const buildings = new Map<string, BuildingLine | ProblemReason>()
  return (row) => {
    const cell = (column: ImportColumn) => (row.cells[places.get(column) ?? -1] ?? '').trim()
    const fail = (reason: ProblemReason, value = ''): ImportProblem => ({ line: row.line, reason, value })
    const whole = places.has('address') && cell('address') !== '' ? readAddressLine(cell('address')) : undefined
    const own = { city: cell('city'), district: cell('district'), street: cell('street'), house: cell('house') }
    const typed = {
      city: own.city || whole?.city || '',
      district: own.district || whole?.district || '',
      street: own.street || whole?.street || '',
      house: own.house || whole?.house || '',
      block: cell('block'),
      structure: cell('structure'),
      postalCode: cell('postalCode') || whole?.postalCode || '',
      cadastralNumber: cell('buildingCadastralNumber'),
    }
    const key = JSON.stringify(typed)
    const building = buildings.get(key) ?? readBuilding(typed)
    buildings.set(key, building)
    if (typeof building === 'string') {
      return whole && building !== 'postalCode'
        ? fail('address', cell('address'))
        : fail(building, typed[building as 'city'])
    }
    const premises = readPremises(cell, cell('number') || whole?.flat || '')
    if (typeof premises === 'string') return fail(premises, cell(premises as ImportColumn))
    return { line: row.line, building, entrance: readEntrance(cell('entrance')), premises }
  }
}

type TypedBuilding = Record<
  'city' | 'district' | 'street' | 'house' | 'block' | 'structure' | 'postalCode' | 'cadastralNumber',
  string
>

function readBuilding(typed: TypedBuilding): BuildingLine | ProblemReason {
  const parts = spellParts(typed)
  const missing = (['city', 'street', 'house'] as const).find((field) => parts[field] === '')
  if (missing) return missing
  if (typed.postalCode !== '' && !/^\d{6}$/.test(typed.postalCode)) return 'postalCode'
  if (!isCadastral(typed.cadastralNumber)) return 'cadastralNumber'
  const { postalCode, cadastralNumber } = typed
  const own = { postalCode: postalCode || null, cadastralNumber: cadastralNumber || null }
  return { ...parts, ...addressKeys(parts), address: writeAddress(parts), ...own }
}

function readPremises(cell: (column: ImportColumn) => string, typed: string): PremisesLine | ProblemReason | null {
  const said = {
    kind: cell('kind'),
    floor: cell('floor'),
    area: cell('area'),
    cadastralNumber: cell('cadastralNumber'),
  }
  if (typed === '') return Object.values(said).every((it) => it === '') ? null : 'number'
  const number = readNumber(typed)
  if (number === '') return 'number'
  const kind = said.kind === '' ? 'flat' : kinds.find(([, pattern]) => pattern.test(foldText(said.kind)))?.[0]
  if (!kind) return 'kind'
  const floor =
    said.floor === ''
      ? null
      : Number(/^-?\d{1,3}$/.exec(cleanText(said.floor).replace(/\s*эт.*$/iu, ''))?.[0] ?? Number.NaN)
  if (floor !== null && !(floor >= -10 && floor <= 200)) return 'floor'
  const area = said.area === '' ? null : readArea(said.area)
  if (area !== null && !(area > 0 && area < 1_000_000)) return 'area'
  if (!isCadastral(said.cadastralNumber)) return 'cadastralNumber'
  return { number, kind, floor, area, cadastralNumber: said.cadastralNumber || null }
}

/** «54,3 м²», «1 054.30»: m². */
function readArea(text: string): number {
  const plain = cleanText(text)
    .replace(/\s*(?:кв\.?\s*м\.?|м2|м)$/iu, '')
    .replace(/\s/g, '')
    .replace(',', '.')
  return /^\d+(?:\.\d+)?$/.test(plain) ? Math.round(Number(plain) * 100) / 100 : Number.NaN
}

function isCadastral(text: string): boolean {
  return text === '' || /^\d{2}:\d{2}:\d{1,7}:\d{1,10}$/.test(text)
}

/** «2» is «Подъезд 2». */
function readEntrance(text: string): string | null {
  const name = cleanText(text).slice(0, 80)
  const bare = /^(?:подъезд|под|п|вход)?[\s.№]*(\d{1,3})$/iu.exec(name)
  if (bare?.[1]) return `Подъезд ${Number(bare[1])}`
  return name === '' ? null : name
}
