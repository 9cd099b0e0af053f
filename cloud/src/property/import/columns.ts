import { foldText } from '../clean-text.ts'
import type { SheetRow } from './sheet.ts'

/** What a column of a file can hold. */
export const importColumns = [
  'address',
  'postalCode',
  'city',
  'district',
  'street',
  'house',
  'block',
  'structure',
  'buildingCadastralNumber',
  'entrance',
  'number',
  'kind',
  'floor',
  'area',
  'cadastralNumber',
] as const
export type ImportColumn = (typeof importColumns)[number]

/** By place: what each column of the file holds; null where it is left out. */
export type Mapping = (ImportColumn | null)[]

const names: Record<ImportColumn, string> = {
  address: 'адрес,полный адрес,адрес дома,адрес мкд,адрес помещения,address',
  postalCode: 'индекс,почтовый индекс,postal code,zip',
  city: 'город,населенный пункт,нас пункт,нп,city',
  district: 'район,микрорайон,мкр,район города,district',
  street: 'улица,наименование улицы,street',
  house: 'дом,номер дома,дом номер,house',
  block: 'корпус,корп,корпус строение,литера,block',
  structure: 'строение,стр,номер строения,structure',
  buildingCadastralNumber: 'кадастровый номер дома,кадастровый номер мкд,кадастровый номер здания',
  entrance: 'подъезд,номер подъезда,подъезд номер,вход,entrance',
  number: 'квартира,номер квартиры,кв,помещение,номер помещения,квартира номер,flat,premises',
  kind: 'тип,тип помещения,вид помещения,назначение,назначение помещения,kind',
  floor: 'этаж,floor',
  area: 'площадь,общая площадь,площадь м2,общая площадь м2,площадь кв м,общая площадь кв м,площадь м 2,area,area m2',
  cadastralNumber: 'кадастровый номер,кадастровый номер помещения,кадастровый номер квартиры,cadastral number',
}

const columnByName = new Map<string, ImportColumn>(
  importColumns.flatMap((column) => names[column].split(',').map((name) => [name, column] as const)),
)

/** What the columns of a heading hold, by their names; a thing is held by the first that claims it. */
export function mapColumns(header: readonly string[]): Mapping {
  const taken = new Set<ImportColumn>()
  return header.map((title) => {
    const column = columnByName.get(foldText(title.normalize('NFKC')))
    if (column === undefined || taken.has(column)) return null
    taken.add(column)
    return column
  })
}

/** The line with the most names of columns among the first: reports begin with a title. */
export function findHeader(rows: readonly SheetRow[]): number {
  const scores = rows.slice(0, 15).map(({ cells }) => mapColumns(cells).filter(Boolean).length)
  return Math.max(0, scores.indexOf(Math.max(...scores)))
}

/** Whether the columns tell of which building a line speaks. */
export function namesBuilding(mapping: Mapping): boolean {
  const has = (column: ImportColumn) => mapping.includes(column)
  return has('address') || (has('city') && has('street') && has('house'))
}
