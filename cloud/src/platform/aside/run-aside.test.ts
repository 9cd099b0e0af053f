import { describe, expect, it } from 'vitest'
import type { sniffAside } from '../files/sniff-file.ts'
import { makeZip } from '../files/test-zip.ts'
import { runAside } from './run-aside.ts'

const sniffer = new URL('../files/sniff-file.ts', import.meta.url)
const sniff = (name: string, bytes: Buffer) =>
  runAside<typeof sniffAside>(sniffer, 'sniffAside', name, bytes, ['zip', 'pdf'])

describe('work in a thread of its own', () => {
  it('hands over what it made', async () => {
    const zip = makeZip([{ name: 'a.pdf', bytes: Buffer.from('%PDF-1.7 %%EOF') }])
    expect((await sniff('выписка.zip', zip)).parts).toEqual([{ kind: 'zip', name: 'выписка.zip' }])
  })

  it('fails as the work fails, with the same fault and its members', async () => {
    const refused = sniff('a.zip', makeZip([{ name: 'virus.exe', bytes: Buffer.from('MZ') }]))
    await expect(refused).rejects.toMatchObject({ code: 'file.archive', members: { what: 'virus.exe' } })
  })

  it('fails when there is no such work, and the next one is done', async () => {
    await expect(runAside<typeof sniffAside>(sniffer, 'nothing', '', Buffer.alloc(0), [])).rejects.toThrow('nothing')
    await expect(sniff('a.pdf', Buffer.from('%PDF-1.7 %%EOF'))).resolves.toMatchObject({ parts: [{ kind: 'pdf' }] })
  })
})
