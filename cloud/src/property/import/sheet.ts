import { DomainError } from '../../platform/errors.ts'
import { importFaults } from './errors.ts'

/** One line of a table, with its number as a person sees it in their own program. */
export interface SheetRow {
  line: number
  cells: string[]
}

/** What was in a file. */
export interface Sheet {
  kind: 'csv' | 'xlsx'
  /** Of a CSV: how it was written. */
  encoding?: 'UTF-8' | 'UTF-16' | 'WIN-1251'
  delimiter?: ';' | ',' | '\t'
  rows: SheetRow[]
}

export const sheetLimits = { rows: 50_000, columns: 60, cell: 500 }

/** @throws DomainError `import.too-large` */
export function checkSize(rows: readonly SheetRow[]): void {
  const { rows: most, columns } = sheetLimits
  if (rows.length > most || rows.some(({ cells }) => cells.length > columns)) {
    throw new DomainError(importFaults['import.too-large'], { rows: most, columns })
  }
}

export function isBlank(row: SheetRow): boolean {
  return row.cells.every((cell) => cell.trim() === '')
}
