import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { appendRecord, lastRecord } from '../journal/append-record.ts'
import { openDatabase } from './database.ts'

const closed = { kind: 'closed', door: 'main' } as const
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'domovoy-database-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const aside = () => readdirSync(folder).filter((name) => /^edge\.db\.damaged-[\dTZ.-]+$/.test(name))

it('a database that is sound stays as it is', () => {
  const before = openDatabase(folder)
  appendRecord(before, closed, 1)
  before.stop()
  const after = openDatabase(folder)
  expect([lastRecord(after)?.n, aside()]).toEqual([1, []])
  after.stop()
})

it.each([
  ['whose head is gone', 0],
  ['whose middle is gone', 4_096],
])('a database %s is set aside, and a new one begins', (_, from) => {
  const before = openDatabase(folder)
  for (let i = 0; i < 200; i++) appendRecord(before, closed, i)
  before.stop()
  const file = join(folder, 'edge.db')
  writeFileSync(file, readFileSync(file).fill(7, from, from + 8_192))
  const after = openDatabase(folder)
  expect(aside()).toHaveLength(1)
  expect(appendRecord(after, closed, 0).n).toBe(1)
  after.stop()
})
