import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BlobStore } from './blob-store.ts'
import { folderStore } from './folder-store.ts'
import { s3Store } from './s3-store.ts'
import { startTestBucket } from './test-bucket.ts'

const access = { key: 'AKIDEXAMPLE', secret: 'wJalr/XUtn+FEMI', region: 'ru-central1', bucket: 'domovoy' }

const drivers: Record<string, () => Promise<{ store: BlobStore; stop: () => unknown }>> = {
  'a folder': async () => {
    const folder = mkdtempSync(join(tmpdir(), 'blobs-'))
    return { store: folderStore(join(folder, 'files')), stop: () => rmSync(folder, { recursive: true }) }
  },
  'a bucket': async () => {
    const bucket = await startTestBucket(access)
    return { store: s3Store(bucket.url), stop: bucket.stop }
  },
}

describe.each(Object.entries(drivers))('%s keeps files', (_name, start) => {
  let store: BlobStore
  let stop: () => unknown
  beforeAll(async () => {
    ;({ store, stop } = await start())
  })
  afterAll(() => stop())
  const newKey = () => `${uuidv7()}/${uuidv7()}`
  const keys = async () => {
    const found: string[] = []
    for await (const { key } of store.list()) found.push(key)
    return found.sort()
  }

  it('byte for byte, and gives them back', async () => {
    const key = newKey()
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256))
    await store.put(key, bytes)
    expect((await store.get(key))?.equals(bytes)).toBe(true)
    await store.put(key, Buffer.from('another'))
    expect((await store.get(key))?.toString()).toBe('another')
    await store.remove(key)
    expect(await store.get(key)).toBeUndefined()
  })

  it('knows nothing of what it was not given, and does not mind being asked to forget it', async () => {
    expect(await store.get(newKey())).toBeUndefined()
    await store.remove(newKey())
  })

  it('lists all of them, with when they were written', async () => {
    const wanted = Array.from({ length: 5 }, newKey).sort()
    for (const key of wanted) await store.put(key, Buffer.from(key))
    expect(await keys()).toEqual(wanted)
    for await (const { writtenAtMs } of store.list()) expect(Math.abs(Date.now() - writtenAtMs)).toBeLessThan(60_000)
    for (const key of wanted) await store.remove(key)
    expect(await keys()).toEqual([])
  })

  it.each(['../../etc/passwd', 'a/b', '', `${uuidv7()}/../${uuidv7()}`])('takes no other key: %j', async (key) => {
    await expect(store.put(key, Buffer.from('x'))).rejects.toThrow('two UUIDs')
    await expect(store.get(key)).rejects.toThrow('two UUIDs')
  })
})

describe('a folder', () => {
  it('is open to its owner only, and leaves nothing half-written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'blobs-'))
    const [company, file] = [uuidv7(), uuidv7()]
    const store = folderStore(folder)
    await store.put(`${company}/${file}`, Buffer.from('x'))
    writeFileSync(join(folder, company, `${file}.0a0b0c0d.new`), 'half')
    expect(statSync(join(folder, company)).mode & 0o077).toBe(0)
    expect(statSync(join(folder, company, file)).mode & 0o077).toBe(0)
    const listed: string[] = []
    for await (const { key } of store.list()) listed.push(key)
    expect(listed).toEqual([`${company}/${file}`])
    expect(readdirSync(join(folder, company))).toHaveLength(2)
    expect(readFileSync(join(folder, company, file), 'utf8')).toBe('x')
    rmSync(folder, { recursive: true })
  })
})

describe('a bucket', () => {
  it('is not opened by another secret, and a missing one is not taken for an empty one', async () => {
    const bucket = await startTestBucket(access)
    const key = `${uuidv7()}/${uuidv7()}`
    await expect(s3Store(bucket.wrongUrl).put(key, Buffer.from('x'))).rejects.toThrow('403')
    expect(bucket.refusals()).toBeGreaterThan(0)
    const elsewhere = s3Store(bucket.url.replace('/domovoy/', '/nowhere/'))
    await expect(elsewhere.put(key, Buffer.from('x'))).rejects.toThrow('no such bucket')
    await bucket.stop()
  })

  it('is refused at the start without a key or a name', () => {
    expect(() => s3Store('https://s3.example/bucket')).toThrow('S3_URL')
    expect(() => s3Store('https://a:b@s3.example/')).toThrow('S3_URL')
  })
})
