import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account } from '../account/index.ts'
import { otherCompany, premisesIdOf } from '../demo/index.ts'
import { auditEntry } from '../platform/audit/index.ts'
import { createFiles, openMasterKeys } from '../platform/files/index.ts'
import { readStaffFile } from '../request/index.ts'
import { anna, maria } from '../test-cloud.ts'
import { decideVerification } from './decide-verification.ts'
import { endForNewOwners, revokeVerification } from './end-verification.ts'
import { announceKey, handOverKey } from './hand-over-key.ts'
import { listKeyOrders, readKeyOrder } from './read-key-orders.ts'
import { companyId, entranceId, type Forms, ordered, startForms, uploaded } from './test-forms.ts'

describe('a key ordered by the form', () => {
  let forms: Forms
  beforeAll(async () => {
    forms = await startForms()
  })
  afterAll(async () => await forms.cloud.stop())

  it('V2 V3 V5: becomes a request; staff see what agrees; approved, the resident is verified and told', async () => {
    const { cloud, ctx, staff, newcomer, ordering, read, approve, isVerified } = forms
    const who = await newcomer(1)
    const made = await ordering(who)
    expect(made.isFree).toBe(true)
    const { orders, waiting } = await listKeyOrders(ctx(), staff, {})
    expect(waiting).toBe(1)
    expect(orders[0]?.agreements).toEqual({
      name: 'exact',
      address: 'exact',
      cadastralNumber: 'missing',
      account: 'missing',
    })
    const seen = await readKeyOrder(ctx(), staff, made.id)
    expect(seen.extract).toMatchObject({ owners: ['Смирнова Анна Павловна'], date: '2026-11-18' })
    expect(await isVerified(who)).toBe(false)
    await approve(made.id)
    expect(await isVerified(who)).toBe(true)
    const after = await read(who.phone, made.id)
    expect(after).toMatchObject({ status: 'in-work', unread: 1 })
    // Staff are the company to residents.
    expect(after.messages.map((it) => it.authorName)).toEqual([null])
    const looks = await cloud.database.db.inTenant(companyId, (tx) =>
      tx.select({ action: auditEntry.action }).from(auditEntry).where(eq(auditEntry.personId, who.userId)),
    )
    expect(looks.map((it) => it.action).sort()).toEqual(['verification.approve', 'verification.read'])
  })

  it('V6: is announced with the place to collect it, and handed over once', async () => {
    const { ctx, staff, newcomer, ordering, read, approve } = forms
    const who = await newcomer(2)
    const { id } = await ordering(who)
    await expect(handOverKey(ctx(), staff, { requestId: id })).rejects.toMatchObject({ code: 'key.state' })
    await approve(id)
    await announceKey(ctx(), staff, { requestId: id, text: 'Ключ у консьержа, с 9 до 18' })
    expect(await read(who.phone, id)).toMatchObject({ status: 'ready' })
    const twice = await Promise.allSettled([1, 2].map(() => handOverKey(ctx(), staff, { requestId: id })))
    expect(twice.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await read(who.phone, id)).toMatchObject({ status: 'done' })
  })

  it('V4: is free once per owner, however many ask at the same moment; a refused form gives it back', async () => {
    const { ctx, staff, newcomer, ordering, read, approve } = forms
    const family = [await newcomer(3), await newcomer(3, 'family'), await newcomer(3, 'family')]
    const made = await Promise.all(family.map((who) => ordering(who)))
    expect(made.filter((it) => it.isFree)).toHaveLength(1)
    const paid = made.findIndex((it) => !it.isFree)
    await approve(made[paid]?.id ?? '')
    expect(await read(family[paid]?.phone ?? '', made[paid]?.id ?? '')).toMatchObject({ status: 'awaiting-payment' })

    const first = await newcomer(4)
    const refused = await ordering(first)
    await decideVerification(ctx(), staff, { requestId: refused.id, approve: false, reason: 'Выписка не читается' })
    expect(await ordering(first)).toMatchObject({ isFree: true })
  })

  it('V4: for whoever is verified already needs no extract; the second is a paid order', async () => {
    const { newcomer, post, form, ordering, read, approve } = forms
    const who = await newcomer(6)
    await approve((await ordering(who)).id)
    const again = await post(who.phone, '/api/key-orders', form(who, []))
    const second = ordered.parse(await again.json())
    expect(second.isFree).toBe(false)
    expect(await read(who.phone, second.id)).toMatchObject({ status: 'awaiting-payment' })
  })

  it('is decided once when two members of staff decide at the same moment', async () => {
    const { ctx, staff, newcomer, ordering, approve } = forms
    const who = await newcomer(8)
    const { id } = await ordering(who)
    const outcomes = await Promise.allSettled([
      approve(id),
      decideVerification(ctx(), staff, { requestId: id, approve: false, reason: 'Не тот адрес' }),
      approve(id),
    ])
    const refusals = outcomes.flatMap((it) => (it.status === 'rejected' ? [it.reason as unknown] : []))
    expect(refusals).toHaveLength(2)
    for (const it of refusals) expect(it).toMatchObject({ code: 'verification.decided' })
  })

  it('wants a reason for a refusal', async () => {
    const { ctx, staff, newcomer, ordering } = forms
    const { id } = await ordering(await newcomer(9))
    const refuse = (reason: string) => decideVerification(ctx(), staff, { requestId: id, approve: false, reason })
    await expect(refuse('  ')).rejects.toMatchObject({ code: 'verification.reason' })
    await expect(refuse('я'.repeat(1001))).rejects.toMatchObject({ code: 'verification.reason' })
    await refuse('Выписка о другой квартире')
  })

  it('does not exist for the staff of another company, nor for another resident', async () => {
    const { cloud, ctx, stranger, newcomer, post, ordering, read } = forms
    const who = await newcomer(10)
    const { id } = await ordering(who)
    const unknown = { code: 'verification.unknown' }
    await expect(readKeyOrder(ctx(), stranger, id)).rejects.toMatchObject(unknown)
    await expect(decideVerification(ctx(), stranger, { requestId: id, approve: true })).rejects.toMatchObject(unknown)
    expect((await listKeyOrders(ctx(), stranger, { show: 'all' })).orders).toEqual([])
    const [file] = (await read(who.phone, id)).files
    for (const path of [`/api/requests/${id}`, `/api/requests/${id}/files/${file?.id}`]) {
      expect((await cloud.ask(maria, path)).status).toBe(404)
    }
    const theirs = await post(maria, `/api/requests/${id}/messages`, { text: 'Это моё' })
    expect(theirs.status).toBe(404)
    const mine = await cloud.ask(who.phone, `/api/requests/${id}/files/${file?.id}`)
    expect(mine.headers.get('content-disposition')).toContain('attachment')
    expect(mine.headers.get('x-content-type-options')).toBe('nosniff')
    expect(mine.headers.get('cache-control')).toBe('no-store')
    expect(await mine.text()).toContain('extract_about_property_room')
    for (const path of [`verifications`, `verifications/${id}`, 'requests', `requests/${id}`, 'accounts']) {
      expect((await cloud.ask(anna, `/api/companies/${companyId}/${path}`)).status).toBe(404)
    }
  })

  it('gives its extract to those who decide, on record, and to nobody else of the staff', async () => {
    const { cloud, ctx, staff, stranger, newcomer, ordering, read } = forms
    const who = await newcomer(10)
    const { id } = await ordering(who)
    const [file] = (await read(who.phone, id)).files
    const files = createFiles(ctx(), { blobs: cloud.blobs, keys: openMasterKeys(cloud.pki.files) })
    const asked = { requestId: id, fileId: file?.id ?? '' }
    const executor = { ...staff, permissions: ['requests.read', 'requests.work'] as const }
    await expect(readStaffFile(ctx(), files, executor, asked)).rejects.toMatchObject({ code: 'staff.required' })
    expect((await readStaffFile(ctx(), files, staff, asked)).name).toBe('extract.xml')
    await expect(readStaffFile(ctx(), files, stranger, asked)).rejects.toMatchObject({ code: 'file.unknown' })
    const looks = await cloud.database.db.inTenant(companyId, (tx) =>
      tx.select({ action: auditEntry.action }).from(auditEntry).where(eq(auditEntry.subjectId, asked.fileId)),
    )
    expect(looks.map((it) => it.action)).toEqual(['file.read'])
  })

  it('V5: ends on staff’s word, and the resident is told why', async () => {
    const { ctx, staff, newcomer, ordering, read, approve, isVerified } = forms
    const who = await newcomer(11)
    const { id } = await ordering(who)
    await approve(id)
    await revokeVerification(ctx(), staff, { requestId: id, reason: 'Квартира продана' })
    expect(await isVerified(who)).toBe(false)
    expect((await read(who.phone, id)).messages.at(-1)).toMatchObject({
      author: 'system',
      text: expect.stringContaining('Квартира продана'),
    })
    const again = revokeVerification(ctx(), staff, { requestId: id, reason: 'Квартира продана' })
    await expect(again).rejects.toMatchObject({ code: 'verification.not-verified' })
  })

  it('V5: ends by a newer extract that names somebody else, and not by an older one', async () => {
    const { newcomer, upload, post, extractFor, form, ordering, approve, isVerified } = forms
    const buyer = { familyName: 'Покупатель', givenName: 'Иван', patronymic: 'Ильич' }
    const owners = [{ surname: 'Покупатель', name: 'Иван', patronymic: 'Ильич' }]
    for (const [date, stays] of [
      ['2026-11-19', false],
      ['2026-11-01', true],
    ] as const) {
      const seller = await newcomer(5)
      await approve((await ordering(seller)).id)
      const next = await newcomer(5)
      const file = uploaded.parse(await (await upload(next.phone, 'a.xml', extractFor(5, owners, date))).json())
      const made = ordered.parse(
        await (await post(next.phone, '/api/key-orders', { ...form(next, [file.id]), owner: buyer })).json(),
      )
      await approve(made.id)
      expect(await isVerified(next)).toBe(true)
      expect(await isVerified(seller)).toBe(stays)
    }
  })

  it('V5: ends when the register names other owners', async () => {
    const { cloud, ctx, staff, newcomer, ordering, approve, isVerified } = forms
    const who = await newcomer(7)
    await approve((await ordering(who)).id)
    const change = (owners: string[]) =>
      cloud.database.db.inTenant(companyId, (tx) =>
        endForNewOwners(tx, ctx(), { companyId, actorId: staff.userId, premisesId: who.premisesId, owners }),
      )
    // Maria lives there too: her own name is in the register, and stays.
    await change(['Смирнова Анна Павловна', 'Иванова Мария'])
    expect(await isVerified(who)).toBe(true)
    await change(['Иванова Мария'])
    expect(await isVerified(who)).toBe(false)
  })

  it('is compared with the register of accounts', async () => {
    const { cloud, ctx, staff, newcomer, upload, post, extractFor, form } = forms
    const who = await newcomer(1)
    const now = new Date(cloud.clock.now())
    const row = { id: uuidv7(), companyId, number: '00777', premisesId: who.premisesId, owners: ['Смирнова А. П.'] }
    await cloud.database.db.inTenant(companyId, (tx) =>
      tx.insert(account).values({ ...row, createdAt: now, updatedAt: now }),
    )
    const file = uploaded.parse(await (await upload(who.phone, 'a.xml', extractFor(1))).json())
    const given = { ...form(who, [file.id]), accountNumber: ' 00777 ', ownerAddress: 'лесная 10-1' }
    const made = ordered.parse(await (await post(who.phone, '/api/key-orders', given)).json())
    const { comparison } = await readKeyOrder(ctx(), staff, made.id)
    expect(comparison.account).toMatchObject({ agreement: 'similar', found: 'Смирнова А. П.' })
    expect(comparison.address).toMatchObject({ agreement: 'exact', entered: 'лесная 10-1' })
  })

  it('is refused with a clear word when something is wrong with it, and nothing is left', async () => {
    const { ctx, staff, newcomer, upload, post, codeOf, extractFor, form, order } = forms
    const who = await newcomer(12)
    const attempt = async (change: object) => await post(who.phone, '/api/key-orders', { ...form(who, []), ...change })
    expect(await codeOf(await attempt({}))).toBe('extract.missing')
    expect(await codeOf(await attempt({ isAgreed: false }))).toBe('input.invalid')
    expect(await codeOf(await attempt({ premisesId: premisesIdOf(entranceId, 2) }))).toBe('verification.home')
    expect(await codeOf(await attempt({ owner: { familyName: 'Smith', givenName: '', patronymic: '' } }))).toBe(
      'verification.owner',
    )
    expect(await codeOf(await attempt({ accountNumber: 'нет' }))).toBe('verification.account')
    expect(await codeOf(await attempt({ fileIds: [uuidv7()] }))).toBe('file.unknown')
    const laughs = Buffer.from('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>')
    expect(await codeOf(await order(who, laughs))).toBe('extract.unsafe')
    expect(await codeOf(await order(who, Buffer.from('<?xml version="1.0"?><x>')))).toBe('extract.unreadable')
    // Somebody else's upload.
    const other = await newcomer(12)
    const file = uploaded.parse(await (await upload(other.phone, 'a.xml', extractFor(12))).json())
    expect(await codeOf(await attempt({ fileIds: [file.id] }))).toBe('file.unknown')
    const { orders } = await listKeyOrders(ctx(), staff, { show: 'all', q: 'кв. 12' })
    expect(orders).toEqual([])
  })

  it('takes one form at a time', async () => {
    const { newcomer, order } = forms
    const who = await newcomer(12)
    const both = await Promise.all([order(who), order(who)])
    expect(both.map((it) => it.status).sort()).toEqual([201, 409])
  })

  it('takes files of ten megabytes and not a byte more, and none that lies', async () => {
    const { cloud, newcomer, upload, codeOf } = forms
    const { phone } = await newcomer(12)
    const pdf = Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      Buffer.alloc(10 * 1024 * 1024 - 15, 32),
      Buffer.from('%%EOF\n'),
    ])
    expect((await upload(phone, 'a.pdf', pdf)).status).toBe(201)
    const larger = await upload(phone, 'a.pdf', Buffer.concat([pdf, Buffer.from('\n')]))
    expect([larger.status, await codeOf(larger)]).toEqual([413, 'file.too-large'])
    const huge = await upload(phone, 'a.pdf', Buffer.concat([pdf, pdf]))
    expect([huge.status, await codeOf(huge)]).toEqual([413, 'file.too-large'])
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(300)])
    expect(await codeOf(await upload(phone, 'a.pdf', jpeg))).toBe('file.lies')
    expect((await upload(phone, 'a.pdf', pdf, otherCompany.id)).status).toBe(403)
    expect((await cloud.ask(undefined, `/api/files?company=${companyId}`, { method: 'POST' })).status).toBe(401)
  })
})
