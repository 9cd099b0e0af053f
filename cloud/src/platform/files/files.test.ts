import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../database/test-database.ts'
import { keyFilesIn } from '../pki/key-files.ts'
import { VirtualClock } from '../virtual-clock.ts'
import { createFiles, type Files, folderStore, keepFiles, openMasterKeys } from './index.ts'

const dayMs = 86_400_000
const [companyId, ownerId] = [uuidv7(), uuidv7()]
const secret = Buffer.from('%PDF-1.7 Смирнова Анна Павловна %%EOF')
const clock = new VirtualClock(Date.now())
let folder: string
let database: TestDatabase
let files: Files

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'files-'))
  database = await openTestDatabase()
  files = open()
})
afterAll(async () => {
  await database.stop()
  rmSync(folder, { recursive: true })
})

const open = () =>
  createFiles(
    { db: database.db, clock },
    { blobs: folderStore(join(folder, 'files')), keys: openMasterKeys(keyFilesIn(join(folder, 'keys'))) },
  )
const store = (isKept = false) =>
  database.db.inTenant(companyId, (tx) =>
    files.store(tx, { companyId, ownerId, name: 'выписка.pdf', kind: 'pdf', bytes: secret, isKept }),
  )
const read = (id: string, company = companyId) => database.db.inTenant(company, (tx) => files.read(tx, id))
const pathOf = (id: string) => join(folder, 'files', companyId, id)

it('lies encrypted, and comes back as it was, after a restart too', async () => {
  const id = await store()
  const lying = readFileSync(pathOf(id))
  expect(lying.includes('Смирнова')).toBe(false)
  expect(lying.includes('%PDF')).toBe(false)
  files = open()
  expect(await read(id)).toEqual({ id, companyId, name: 'выписка.pdf', kind: 'pdf', bytes: secret })
})

it('does not exist for another company', async () => {
  const id = await store()
  await expect(read(id, uuidv7())).rejects.toMatchObject({ code: 'file.unknown' })
})

it('is not given out once a byte of it was changed, or another file was put in its place', async () => {
  const [one, two] = [await store(), await store()]
  const lying = readFileSync(pathOf(one))
  writeFileSync(pathOf(two), lying)
  await expect(read(two)).rejects.toThrow()
  lying[20] = (lying[20] ?? 0) ^ 1
  writeFileSync(pathOf(one), lying)
  await expect(read(one)).rejects.toThrow()
})

it('is kept once, and only by who gave it', async () => {
  const id = await store()
  const keep = (whose: string) =>
    database.db.inTenant(companyId, (tx) => keepFiles(tx, clock, { companyId, ownerId: whose, fileIds: [id] }))
  expect(await keep(uuidv7())).toBe(false)
  const twice = await Promise.all([keep(ownerId), keep(ownerId)])
  expect(twice.sort()).toEqual([false, true])
})

it('is swept away after a day when nothing keeps it, and so is what a failed change left', async () => {
  const kept = await store(true)
  const upload = await store()
  const failed: string[] = []
  await expect(
    database.db.inTenant(companyId, async (tx) => {
      failed.push(await files.store(tx, { companyId, ownerId, name: 'a.pdf', kind: 'pdf', bytes: secret }))
      throw new Error('something else failed')
    }),
  ).rejects.toThrow('something else failed')
  const [orphan = ''] = failed
  expect(await files.sweep()).toBe(0)
  clock.advance(dayMs + 1)
  const yesterday = new Date(clock.now() - dayMs - 1000)
  for (const id of [kept, upload, orphan]) utimesSync(pathOf(id), yesterday, yesterday)
  expect(await files.sweep()).toBeGreaterThanOrEqual(2)
  expect((await read(kept)).bytes.equals(secret)).toBe(true)
  await expect(read(upload)).rejects.toMatchObject({ code: 'file.unknown' })
  expect(() => readFileSync(pathOf(orphan))).toThrow('ENOENT')
})
