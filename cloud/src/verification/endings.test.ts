import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addAccount, editAccount, type OwnersChanged } from '../account/index.ts'
import { premisesIdOf } from '../demo/index.ts'
import { premises } from '../property/index.ts'
import { setRequestStatus } from '../request/index.ts'
import { claimPremises } from '../residency/index.ts'
import { decideVerification } from './decide-verification.ts'
import { endForNewOwners, revokeVerification } from './end-verification.ts'
import { listKeyOrders, readKeyOrder } from './read-key-orders.ts'
import { companyId, entranceId, type Forms, type Newcomer, ordered, startForms, uploaded } from './test-forms.ts'
import { withdrawOrder } from './withdraw-order.ts'

describe('a form, an owner, a key', () => {
  let forms: Forms
  beforeAll(async () => {
    forms = await startForms()
  })
  afterAll(async () => await forms.cloud.stop())

  it('V4: is one for each owner of a flat, and one for each flat of an owner', async () => {
    const { cloud, newcomer, post, form, ordering, approve } = forms
    const pavel = { familyName: 'Смирнов', givenName: 'Павел', patronymic: 'Ильич' }
    const who = await newcomer(13)
    await approve((await ordering(who)).id)
    const of = async (owner: object) =>
      ordered.parse(await (await post(who.phone, '/api/key-orders', { ...form(who, []), owner })).json()).isFree
    expect([await of(pavel), await of(pavel)]).toEqual([true, false])
    const premisesId = premisesIdOf(entranceId, 14)
    await cloud.database.db.inTenant(companyId, (tx) =>
      claimPremises(tx, cloud, { companyId, userId: who.userId, premisesId, relation: 'owner' }),
    )
    expect(await ordering({ ...who, premisesId, flat: 14 })).toMatchObject({ isFree: true })
  })

  it('is withdrawn with its request: another form may follow, and the free key is free again', async () => {
    const { ctx, staff, newcomer, post, form, ordering, approve, isVerified } = forms
    const who = await newcomer(15)
    const first = await ordering(who)
    expect((await post(who.phone, `/api/requests/${first.id}/close`, {})).status).toBe(204)
    await expect(approve(first.id)).rejects.toMatchObject({ code: 'verification.decided' })
    const second = await ordering(who)
    expect(second.isFree).toBe(true)
    await approve(second.id)
    // Nobody wants that key any more: it waits in no queue, and the next one is free.
    expect((await post(who.phone, `/api/requests/${second.id}/close`, {})).status).toBe(204)
    const { orders } = await listKeyOrders(ctx(), staff, { show: 'keys', q: String(second.number) })
    expect(orders).toEqual([])
    expect(await isVerified(who)).toBe(true)
    const third = ordered.parse(await (await post(who.phone, '/api/key-orders', form(who, []))).json())
    expect(third.isFree).toBe(true)
    const setTo = (to: 'done' | 'closed') => setRequestStatus(ctx(), withdrawOrder, staff, { requestId: third.id, to })
    await expect(setTo('done')).rejects.toMatchObject({ code: 'request.by-form' })
    await setTo('closed')
  })

  it('is decided or closed, whoever comes first, and neither waits for the other', async () => {
    const { ctx, staff, newcomer, post, ordering } = forms
    const who = await newcomer(15, 'family')
    for (let round = 0; round < 4; round++) {
      const { id } = await ordering(who)
      const [decided, closed] = await Promise.allSettled([
        decideVerification(ctx(), staff, { requestId: id, approve: false, reason: 'Не тот адрес' }),
        post(who.phone, `/api/requests/${id}/close`, {}),
      ])
      const status = closed.status === 'fulfilled' ? closed.value.status : 0
      expect([decided.status === 'fulfilled', status]).toEqual(
        decided.status === 'fulfilled' ? [true, 409] : [false, 204],
      )
    }
  })

  it('R15: is closed with the consent withdrawn, and nothing of the extract is left', async () => {
    const { cloud, ctx, staff, newcomer, post, ordering, read } = forms
    const who = await newcomer(16)
    const { id } = await ordering(who)
    const withdrawn = await post(who.phone, '/api/consents/withdraw', { purpose: 'verification' })
    expect(withdrawn.status).toBe(204)
    const after = await read(who.phone, id)
    expect(after).toMatchObject({ status: 'closed', files: [] })
    const en = await cloud.ask(who.phone, `/api/requests/${id}`, { headers: { 'accept-language': 'en' } })
    expect(await en.json()).toMatchObject({
      title: 'A key of the intercom',
      messages: [{ author: 'system', text: expect.stringContaining('was withdrawn') }],
    })
    const its = await readKeyOrder(ctx(), staff, id)
    expect(its).toMatchObject({ check: 'withdrawn', extract: null, accountNumber: '' })
    expect(JSON.stringify(its.comparison)).not.toContain('Смирнова')
    const { rows } = await cloud.database.db.inTenant(companyId, (tx) =>
      tx.execute<Record<string, unknown>>(sql`select from stored_file where owner_id = ${who.userId}`),
    )
    expect(rows).toEqual([])
    expect(await ordering(who)).toMatchObject({ isFree: true })
  })

  it('writes to the address that the form names: the number, and the outcome', async () => {
    const { cloud, ctx, staff, newcomer, upload, post, extractFor, form } = forms
    const who = await newcomer(17)
    await cloud.ask(who.phone, '/api/me', { headers: { 'accept-language': 'en' } })
    const file = uploaded.parse(await (await upload(who.phone, 'a.xml', extractFor(17))).json())
    const given = { ...form(who, [file.id]), email: 'anna.key@example.org' }
    const { id, number } = ordered.parse(await (await post(who.phone, '/api/key-orders', given)).json())
    const letters: string[] = []
    const post_ = {
      carries: () => true,
      queue: async (_tx: unknown, it: { to: string; template: string; language: string }) => {
        letters.push(`${it.to} ${it.template} ${it.language}`)
      },
      hurry: () => {},
    }
    await decideVerification({ ...ctx(), post: post_ }, staff, { requestId: id, approve: true })
    expect(letters).toEqual(['anna.key@example.org key-order-approved en'])
    const { rows } = await cloud.database.db.inTenant(companyId, (tx) =>
      tx.execute<Record<string, unknown>>(
        sql`select template, recipient from message where recipient = 'anna.key@example.org'`,
      ),
    )
    expect(rows).toEqual([{ template: 'key-order-received', recipient: 'anna.key@example.org' }])
    expect(number).toBeGreaterThan(0)
  })

  it('V5: whoever an owner let in goes with that owner, is told why, and others of the flat stay', async () => {
    const { cloud, ctx, staff, newcomer, upload, post, extractFor, form, ordering, approve, isVerified } = forms
    const [one, other] = [await newcomer(18), await newcomer(18)]
    const pavel = { familyName: 'Смирнов', givenName: 'Павел', patronymic: 'Ильич' }
    const { id } = await ordering(one)
    const file = uploaded.parse(await (await upload(other.phone, 'a.xml', extractFor(18))).json())
    const second = await post(other.phone, '/api/key-orders', { ...form(other, [file.id]), owner: pavel })
    for (const it of [id, ordered.parse(await second.json()).id]) await approve(it)
    const guestOf = async (owner: Newcomer) => {
      const guest = { ...(await newcomer(19)), premisesId: owner.premisesId }
      const path = `/api/homes/${owner.premisesId}/household/invitations`
      const invited = await post(owner.phone, path, { relation: 'family', name: 'Гость', phone: null, endsAt: null })
      const token = z
        .object({ link: z.string() })
        .parse(await invited.json())
        .link.split('/')
        .at(-1)
      expect((await post(guest.phone, `/api/invitations/${token}`, {})).status).toBe(200)
      expect(await isVerified(guest)).toBe(true)
      return guest
    }
    const [gone, stays] = [await guestOf(one), await guestOf(other)]
    await revokeVerification(ctx(), staff, { requestId: id, reason: 'Квартира продана' })
    expect([await isVerified(gone), await isVerified(stays), await isVerified(other)]).toEqual([false, true, true])
    const told = await cloud.ask(gone.phone, '/api/notifications')
    expect(await told.json()).toMatchObject({
      notifications: [{ body: expect.stringContaining('собственник, который вас пригласил') }, {}],
    })
  })

  it('V5: an account of one owner says nothing of another’s in the same flat', async () => {
    const { ctx, staff, newcomer, ordering, approve, isVerified } = forms
    const who = await newcomer(20)
    await approve((await ordering(who)).id)
    const change: { owners: readonly string[] }[] = []
    const followed: OwnersChanged = async (tx, it) => {
      change.push(it)
      await endForNewOwners(tx, ctx(), it)
    }
    const its = { premisesId: who.premisesId, state: 'open' } as const
    await addAccount(ctx(), staff, { ...its, number: '20-1', owners: ['Смирнова Анна Павловна'] })
    const { id } = await addAccount(ctx(), staff, { ...its, number: '20-2', owners: ['Павлов Павел'] })
    await editAccount(ctx(), followed, staff, { id, ...its, number: '20-2', owners: ['Ильин Илья'] })
    expect(change.map(({ owners }) => [...owners].sort())).toEqual([['Ильин Илья', 'Смирнова Анна Павловна']])
    expect(await isVerified(who)).toBe(true)
  })

  it('of a parking place is no order for a flat', async () => {
    const { cloud, ctx, staff, newcomer, ordering } = forms
    const who = await newcomer(21)
    await cloud.database.db.inTenant(companyId, (tx) =>
      tx.update(premises).set({ kind: 'parking' }).where(eq(premises.id, who.premisesId)),
    )
    const { id } = await ordering(who)
    expect((await readKeyOrder(ctx(), staff, id)).address).toMatch(/, м\/м 21$/)
    expect(await (await cloud.ask(who.phone, `/api/requests/${id}`)).json()).toMatchObject({
      address: expect.stringMatching(/, м\/м 21$/),
    })
    await cloud.database.db.inTenant(companyId, (tx) =>
      tx.update(premises).set({ kind: 'flat' }).where(eq(premises.id, who.premisesId)),
    )
  })
})
