import { expect, it } from 'vitest'
import { type Column, sortRows } from './column.ts'

const columns: Column<{ n: string | null; at: number }>[] = [
  { key: 'n', title: 'n', cell: () => null, sortBy: ({ n }) => n },
  { key: 'at', title: 'at', cell: () => null, sortBy: ({ at }) => at },
]
const rows = [
  { n: '10', at: 1 },
  { n: null, at: 5 },
  { n: '9', at: 3 },
  { n: '9а', at: 2 },
]
const order = (sort: string) => sortRows(rows, columns, sort).map(({ n }) => n)

it('sorts by number and by text as people read them, what is missing last', () => {
  expect(order('n')).toEqual(['9', '9а', '10', null])
  expect(order('-n')).toEqual(['10', '9а', '9', null])
  expect(order('-at')).toEqual([null, '9', '9а', '10'])
})

it.each(['', 'unknown', '-', 'constructor'])('leaves the order alone for %j', (sort) => {
  expect(sortRows(rows, columns, sort)).toBe(rows)
})
