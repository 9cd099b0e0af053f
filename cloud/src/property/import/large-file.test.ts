import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ownCompany } from '../../demo/index.ts'
import type { Context } from '../../platform/context.ts'
import { startTestCloud, type TestCloud } from '../../test-cloud.ts'
import { asStaff } from '../../test-staff.ts'
import { readImport } from './read-import.ts'
import { startImport } from './start-import.ts'
import { workbook } from './test-workbook.ts'

let cloud: TestCloud
let staff: Context
beforeAll(async () => {
  cloud = await startTestCloud()
  staff = await asStaff(cloud, ownCompany.id, ['administrator'])
}, 60_000)
afterAll(() => cloud.stop())

/** A door's command goes through the same process: it may wait for a moment, and not for a file. */
const longestHoldMs = 400

it('of 50,000 lines is read while others get their turn', async () => {
  const lines = Array.from({ length: 49_900 }, (_, at) => [
    ...['Химки', `ул. Новая ${Math.floor(at / 5_000)}`, `${1 + Math.floor(at / 200)}`, `${1 + (at % 4)}`],
    ...[1 + (at % 200), 54.3, `50:10:0010101:${at}`],
  ])
  const heading = ['Город', 'Улица', 'Дом', 'Подъезд', 'Квартира', 'Площадь', 'Кадастровый номер']
  const bytes = workbook([heading, ...lines])
  const held = monitorEventLoopDelay({ resolution: 10 })
  held.enable()
  const view = await startImport(staff, ownCompany.id, { name: 'дома.xlsx', bytes })
  expect(view.summary?.lines).toBe(lines.length)
  expect((await readImport(staff, ownCompany.id, view.id)).summary).toEqual(view.summary)
  held.disable()
  expect(held.max / 1e6).toBeLessThan(longestHoldMs)
}, 120_000)
