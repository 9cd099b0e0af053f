import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { otherCompany, ownCompany } from '../../demo/index.ts'
import type { Context } from '../../platform/context.ts'
import { startJobs } from '../../platform/jobs/index.ts'
import { startTestCloud, type TestCloud } from '../../test-cloud.ts'
import { asStaff } from '../../test-staff.ts'
import { exportPremises } from '../export-premises.ts'
import { listBuildings } from '../list-buildings.ts'
import { readBuilding } from '../read-building.ts'
import { mapImport, readImport, readProgress } from './read-import.ts'
import { runImport } from './run-import.ts'
import { startImport } from './start-import.ts'
import { workbook } from './test-workbook.ts'

let cloud: TestCloud
let staff: Context
let stranger: Context
let jobs: Awaited<ReturnType<typeof startJobs>>
beforeAll(async () => {
  cloud = await startTestCloud()
  staff = await asStaff(cloud, ownCompany.id, ['administrator'])
  stranger = await asStaff(cloud, otherCompany.id, ['administrator'])
  // Jobs are for whichever node comes first: these are the cloud's own, hurried from here.
  jobs = await startJobs({ db: cloud.database.db, clock: cloud.clock, log: staff.log })
}, 60_000)
afterAll(async () => {
  await jobs.stop()
  await cloud.stop()
})

const us = ownCompany.id
const upload = (bytes: Buffer | string, name = 'дома.csv') =>
  startImport(staff, us, { name, bytes: Buffer.from(bytes) })

async function run(id: string): Promise<string> {
  await runImport(staff, { jobs }, us, id)
  const status = async () => {
    // The cloud polls by its own clock.
    cloud.clock.advance(5_000)
    const { status } = await readProgress(staff, us, id)
    return status !== 'running' && status
  }
  return (await vi.waitUntil(status, { timeout: 15_000, interval: 20 })) || ''
}

const table = (city: string) => `Город;Улица;Дом;Корпус;Подъезд;Квартира;Этаж;Площадь
${city};ул. Школьная;5;;1;1;1;54,3
${city};ул. Школьная;д. 5;;1;кв. 2;1;40
${city};Школьная ул.;5;;2;3;;
${city};ул. Школьная;5;;2;3;;
${city};ул. Школьная;дом;;1;4;;
${city};;5;;1;5;;
${city};ул. Школьная;5;;1;6;второй;
${city};ул. Школьная;5;;1;7;;много
${city};"ул. ""Новая""";7;к2;;10;;
`

describe('an upload', () => {
  it('tells what it would change and which lines are wrong, and writes nothing', async () => {
    const before = await listBuildings(staff, us, {})
    const preview = await upload(table('Тверь'))
    expect(preview).toMatchObject({
      ...{ kind: 'csv', encoding: 'UTF-8', delimiter: ';', status: 'ready', isMapped: true },
      mapping: ['city', 'street', 'house', 'block', 'entrance', 'number', 'floor', 'area'],
      summary: {
        ...{ lines: 9, bad: 5, entrances: { added: 3 } },
        buildings: { added: 2, changed: 0, unchanged: 0 },
        premises: { added: 4, changed: 0, unchanged: 0 },
      },
    })
    expect(preview.problems).toEqual([
      { line: 5, reason: 'twin', value: '4' },
      { line: 6, reason: 'house', value: 'дом' },
      { line: 7, reason: 'street', value: '' },
      { line: 8, reason: 'floor', value: 'второй' },
      { line: 9, reason: 'area', value: 'много' },
    ])
    expect(await listBuildings(staff, us, {})).toEqual(before)
  })

  it('is imported once: again it changes nothing, and a changed cell changes one row', async () => {
    const { id } = await upload(table('Тула'))
    expect(await run(id)).toBe('done')
    expect(await readImport(staff, us, id)).toMatchObject({ status: 'done', written: 9, total: 9, summary: { bad: 5 } })
    const { buildings } = await listBuildings(staff, us, { place: 'Тула' })
    expect(buildings.map(({ address, premises }) => [address, premises])).toEqual([
      ['Тула, ул. Новая, д. 7, корп. 2', 1],
      ['Тула, ул. Школьная, д. 5', 3],
    ])
    const again = await upload(table('г. Тула'))
    expect(again.summary).toMatchObject({ premises: { added: 0, changed: 0, unchanged: 4 }, entrances: { added: 0 } })
    await expect(runImport(staff, { jobs }, us, again.id)).rejects.toMatchObject({ code: 'import.nothing' })
    const changed = await upload(table('Тула').replace('54,3', '54,35'))
    expect(changed.summary).toMatchObject({ premises: { added: 0, changed: 1, unchanged: 3 } })
    expect(await run(changed.id)).toBe('done')
    const school = buildings.find(({ street }) => street === 'Школьная')
    const { premises } = await readBuilding(staff, us, school?.id ?? '')
    expect(premises.map(({ number, area, floor }) => [number, area, floor])).toEqual([
      ['1', 54.35, 1],
      ['2', 40, 1],
      ['3', null, null],
    ])
  })

  it('takes back what was exported, as it is', async () => {
    const { id } = await upload(table('Клин'))
    await run(id)
    const { summary, problems } = await upload(await exportPremises(staff, us))
    expect(problems).toEqual([])
    expect(summary).toMatchObject({ bad: 0, buildings: { added: 0, changed: 0 }, premises: { added: 0, changed: 0 } })
  })

  it('refuses a flat that stands behind another entrance', async () => {
    const head = 'Адрес;Подъезд;Квартира\n'
    const { id } = await upload(`${head}г. Серпухов, ул. Луговая, д. 1;1;1\n`)
    await run(id)
    const { problems, summary } = await upload(
      `${head}Серпухов, Луговая, 1;2;1\nСерпухов, Луговая ул., 1;;1\nСерпухов, ул. Луговая, д. 1;1;2\n`,
    )
    expect(problems).toEqual([{ line: 2, reason: 'elsewhere', value: 'Подъезд 1' }])
    expect(summary).toMatchObject({ buildings: { added: 0 }, premises: { added: 1, unchanged: 1 } })
  })

  it('can be told what its columns hold', async () => {
    const { id, isMapped, mapping } = await upload('Где;Что\n"г. Клин, ул. Мира, д. 3 корп. 1";15\n')
    expect({ isMapped, mapping }).toEqual({ isMapped: false, mapping: [null, null] })
    await expect(runImport(staff, { jobs }, us, id)).rejects.toMatchObject({ code: 'import.columns' })
    const mapped = await mapImport(staff, us, id, ['address', 'number'])
    expect(mapped).toMatchObject({ isMapped: true, summary: { bad: 0, premises: { added: 1 } } })
    const twice = await mapImport(staff, us, id, ['address', 'address'])
    expect(twice.mapping).toEqual(['address', null])
  })

  it('is nothing to staff of another company', async () => {
    const { id } = await upload(table('Тверь'))
    await expect(readImport(stranger, otherCompany.id, id)).rejects.toMatchObject({ code: 'import.unknown' })
    await expect(readImport(stranger, us, id)).rejects.toMatchObject({ code: 'company.unknown' })
    await expect(runImport(stranger, { jobs }, otherCompany.id, id)).rejects.toMatchObject({ code: 'import.unknown' })
  })
})

describe('a file', () => {
  const text = 'Отчёт за год\n\nГород,Улица,Дом,Квартира\nТверь,ул. Мира,1,1\nТверь,ул. Мира,1,2\n'
  const win1251 = Buffer.from(
    [...text].map((letter) => {
      const code = letter.charCodeAt(0)
      if (code < 0x80) return code
      return letter === 'ё' ? 0xb8 : code - 0x350
    }),
  )

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8', Buffer.from(`\uFEFF${text}`)],
    ['WIN-1251', win1251],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('is read in %s, whichever its delimiter', async (encoding, bytes) => {
    expect(await upload(bytes)).toMatchObject({ encoding, delimiter: ',', summary: { bad: 0, premises: { added: 2 } } })
  })

  it('is read from a workbook of Excel', async () => {
    const rows = [
      ['Город', 'Улица', 'Дом', 'Квартира', 'Площадь'],
      ['Тверь', 'ул. Мира', 12, 1, 54.3],
      ['Тверь', 'ул. Мира', 12, null, ''],
      ['Тверь', 'ул. Мира', 12, 2, 'x'],
    ]
    const preview = await upload(workbook(rows), 'дома.xlsx')
    expect(preview).toMatchObject({
      kind: 'xlsx',
      encoding: null,
      summary: { lines: 3, bad: 1, premises: { added: 1 } },
    })
    expect(preview.problems).toEqual([{ line: 4, reason: 'area', value: 'x' }])
  })

  it.each([
    ['nothing', Buffer.from(' \n '), 'import.empty'],
    ['a heading alone', Buffer.from('Город;Улица'), 'import.empty'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'import.kind'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'import.kind'],
    ['bytes', Buffer.from([1, 0, 2, 0, 0, 0, 255]), 'import.kind'],
    ['an open quote', Buffer.from('Город;Дом\n"Тверь;1\n'), 'import.broken'],
    ['a ZIP of something else', Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'import.empty'],
    ['half a workbook', workbook([['Город'], ['Тверь']]).subarray(0, 400), 'file.broken'],
    ['XML that ends too early', workbook([['Город']], { sheet: '<worksheet><sheetData><row r="1">' }), 'import.broken'],
    ['entities of its own', workbook([['Город']], { sheet: bomb() }), 'import.broken'],
    ['too many columns', Buffer.from(`${'a;'.repeat(100)}\n1;2\n`), 'import.too-large'],
  ])('that holds %s is refused', async (_, bytes, code) => {
    await expect(upload(bytes)).rejects.toMatchObject({ code })
  })

  it('that unpacks to far more than it is, is refused before that', async () => {
    const bomb = Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(90_000_000) }, { level: 9 }))
    expect(bomb.length).toBeLessThan(1_000_000)
    await expect(upload(bomb)).rejects.toMatchObject({ code: 'file.archive' })
  })
})

function bomb(): string {
  return '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
}
