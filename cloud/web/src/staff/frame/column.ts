import type { ReactNode } from 'react'

/** One column of a list. */
export interface Column<Row> {
  /** Stands in the address when the list is sorted by it. */
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** What it is sorted by; without it, it is not. */
  sortBy?: (row: Row) => string | number | null
  /** What stands in the exported file; without it the column is left out there. */
  text?: (row: Row) => string
  /** CSS width on a wide screen: `8rem`. */
  width?: string
  /** The name of the row: what a phone shows large, and what opens it. Exactly one column is it. */
  isName?: boolean
  /** Left out on a phone. */
  isMinor?: boolean
  align?: 'end'
}

/** Something done with the chosen rows at once. */
export interface BulkAction<Row> {
  label: string
  run: (rows: Row[]) => void | Promise<void>
  isDangerous?: boolean
  /** Whether it can be done with these; else it is greyed. */
  isPossible?: (rows: Row[]) => boolean
}

/** Rows in the order of `sort`: a column's key, with a minus in front for the other way round. What is missing comes last. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: string): readonly Row[] {
  const isDown = sort.startsWith('-')
  const sortBy = columns.find(({ key }) => key === sort.replace(/^-/, ''))?.sortBy
  if (!sortBy) return rows
  const compare = (one: Row, two: Row): number => {
    const [a, b] = [sortBy(one), sortBy(two)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : natural.compare(String(a), String(b))
    return isDown ? -order : order
  }
  return [...rows].sort(compare)
}

/** «10» stands behind «9», «Ё» behind «Е». */
const natural = new Intl.Collator('ru', { numeric: true })
