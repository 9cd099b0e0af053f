import { genesisHash } from '@domovoy/protocol/journal'
import { up } from '@domovoy/protocol/mqtt'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ownCompany } from '../demo/index.ts'
import { hashAfter } from '../journal/index.ts'
import { withClient } from '../platform/database/roles.ts'
import { anna, house, maria, oleg, pyotr, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { sweepResidencies } from './index.ts'

/** Anna owns flat 12, where Pyotr is family; Maria is a neighbour; Oleg lives with another company. */
const flat = '01936f4e-5a00-7000-8000-00000000a14c'
const lodger = '+79000000077'
const dayMs = 86_400_000

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())
// One after the other: what locks them all at once may meet a sender that holds one and wants the next.
beforeEach(async () => {
  for (const it of ['notification_task', 'notification', 'household_invitation', 'rate_limit'])
    await run(`delete from ${it}`)
})

const run = async (text: string, ...values: unknown[]) =>
  (await withClient(cloud.database.superuser, (client) => client.query(text, values))).rows as Record<string, unknown>[]
const send = async (phone: string | undefined, method: string, path: string, body?: unknown) => {
  const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body ?? {}) }
  const response = await cloud.ask(phone, path, method === 'GET' ? {} : init)
  const text = await response.text()
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> }
}
const members = `/api/homes/${flat}/household`
const invite = (change = {}, by = anna) =>
  send(by, 'POST', `${members}/invitations`, {
    relation: 'tenant',
    name: 'Жилец',
    phone: null,
    endsAt: null,
    ...change,
  })
const tokenOf = ({ body }: { body: Record<string, unknown> }) => z.string().parse(body.link).split('/').at(-1) ?? ''
const household = async () =>
  z
    .object({
      members: z.array(
        z.object({ residencyId: z.string(), name: z.string(), relation: z.string(), isYou: z.boolean() }),
      ),
      invitations: z.array(z.object({ id: z.string(), name: z.string(), phone: z.string().nullable() })),
    })
    .parse((await send(anna, 'GET', members)).body)
const residencyOf = async (phone: string) => {
  const rows = await run(
    `select id from residency where premises_id = $1 and ended_at is null
      and user_id = (select id from app_user where phone = $2)`,
    flat,
    phone,
  )
  return z.string().optional().parse(rows[0]?.id)
}
const titles = async (phone: string) =>
  z
    .object({ notifications: z.array(z.object({ title: z.string() })) })
    .parse((await send(phone, 'GET', '/api/notifications')).body)
    .notifications.map(({ title }) => title)
const sees = async (phone: string) => (await send(phone, 'GET', `/api/entrances/${house.entranceId}`)).status
const moveOut = () =>
  run('delete from residency where user_id in (select id from app_user where phone in ($1, $2))', lodger, oleg)

let n = 0
let previous = genesisHash
/** Somebody opens the door from the app, at a moment of their controller's. */
async function opens(phone: string, atMs = cloud.clock.now()) {
  const [person] = await run('select id from app_user where phone = $1', phone)
  n += 1
  const actor = { kind: 'resident', id: person?.id }
  const event = { kind: 'granted', door: 'main', via: 'app', actor, commandId: '01936f4e-5a00-7000-8000-000000000003' }
  const record = { n, atMs, event }
  previous = hashAfter(previous, record)
  const batch = { first: n, last: n, records: [{ ...record, hash: previous }] }
  cloud.broker.deliver(up.journal(house.controllerId), JSON.stringify(batch))
  const answer = () => JSON.parse(cloud.broker.published.at(-1)?.payload ?? '{}')
  await vi.waitFor(() => expect(answer()).toMatchObject({ through: n }), { interval: 5 })
}
const eventsOf = async (phone: string) =>
  z
    .object({ events: z.array(z.object({ at: z.string() })) })
    .safeParse((await send(phone, 'GET', `/api/entrances/${house.entranceId}/events`)).body).data?.events.length

describe('an invitation', () => {
  it('lets a tenant in by a link, tells both, and the door opens to them', async () => {
    expect(await sees(lodger)).toBe(404)
    const invited = await invite()
    expect(invited.status).toBe(201)
    const token = tokenOf(invited)
    expect((await send(undefined, 'GET', `/api/invitations/${token}`)).body).toMatchObject({
      relation: 'tenant',
      inviter: 'Анна Смирнова',
      address: 'Химки, ул. Лесная, д. 10, кв. 12',
      phoneEnding: null,
    })
    expect((await household()).invitations).toMatchObject([{ name: 'Жилец' }])
    expect(await send(lodger, 'POST', `/api/invitations/${token}`)).toEqual({ status: 200, body: { premisesId: flat } })
    expect(await sees(lodger)).toBe(200)
    const now = await household()
    expect(now.invitations).toEqual([])
    expect(now.members.map(({ relation, isYou }) => ({ relation, isYou }))).toEqual([
      { relation: 'owner', isYou: true },
      { relation: 'family', isYou: false },
      { relation: 'tenant', isYou: false },
    ])
    expect(await titles(anna)).toEqual(['Приглашение принято'])
    expect(await titles(lodger)).toEqual(['Вы добавлены в квартиру'])
    const [audited] = await run("select action from audit_entry where action = 'household.accept'")
    expect(audited).toBeDefined()
    await moveOut()
  })

  it('serves once: twice, by another, at the same moment, after a week, taken back', async () => {
    const token = tokenOf(await invite())
    const both = await Promise.all([lodger, oleg].map((phone) => send(phone, 'POST', `/api/invitations/${token}`)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
    expect(await send(maria, 'POST', `/api/invitations/${token}`)).toMatchObject({ body: { code: 'invitation.used' } })
    expect(await send(undefined, 'GET', `/api/invitations/${token}`)).toMatchObject({
      body: { code: 'invitation.used' },
    })
    await moveOut()

    const taken = await invite()
    await send(anna, 'DELETE', `${members}/invitations/${taken.body.invitationId}`)
    expect(await send(lodger, 'POST', `/api/invitations/${tokenOf(taken)}`)).toMatchObject({
      status: 410,
      body: { code: 'invitation.revoked' },
    })
    expect((await send(anna, 'DELETE', `${members}/invitations/${taken.body.invitationId}`)).status).toBe(404)

    const late = await invite()
    await run("update household_invitation set expires_at = now() - interval '1 day'")
    expect(await send(lodger, 'POST', `/api/invitations/${tokenOf(late)}`)).toMatchObject({
      body: { code: 'invitation.expired' },
    })
    for (const token of ['x', 'a'.repeat(2_000), "' or 1=1 --", '‮']) {
      const unknown = await send(lodger, 'POST', `/api/invitations/${encodeURIComponent(token)}`)
      expect(unknown).toMatchObject({ status: 404, body: { code: 'invitation.unknown' } })
    }
    expect(await residencyOf(lodger)).toBeUndefined()
  })

  it('for a phone is for its holder alone, who is told by SMS and in the app', async () => {
    const invited = await invite({ phone: '8 (900) 000-00-77', relation: 'family', name: 'Сын' })
    const token = tokenOf(invited)
    expect((await household()).invitations).toMatchObject([{ name: 'Сын', phone: lodger }])
    expect(await send(oleg, 'POST', `/api/invitations/${token}`)).toMatchObject({
      status: 403,
      body: { code: 'invitation.other' },
    })
    expect(await titles(lodger)).toEqual(['Вас пригласили в квартиру'])
    const sms = await vi.waitUntil(async () => {
      const rows = await run(
        "select text from outbox_message where recipient = $1 and text like '%invitations%'",
        lodger,
      )
      return rows[0]?.text
    })
    expect(sms).toBe(`Анна Смирнова приглашает вас в квартиру: ${invited.body.link}`)
    expect((await send(lodger, 'POST', `/api/invitations/${token}`)).status).toBe(200)
    await moveOut()
  })

  it('is no way in for who invites, who lives there, or through an owner who is none any more', async () => {
    const token = tokenOf(await invite())
    expect(await send(anna, 'POST', `/api/invitations/${token}`)).toMatchObject({ body: { code: 'invitation.own' } })
    expect(await send(pyotr, 'POST', `/api/invitations/${token}`)).toMatchObject({
      body: { code: 'invitation.already' },
    })
    expect((await send(undefined, 'POST', `/api/invitations/${token}`)).status).toBe(401)
    await run(
      'update residency set verified_at = null where user_id = (select id from app_user where phone = $1)',
      anna,
    )
    expect(await send(lodger, 'POST', `/api/invitations/${token}`)).toMatchObject({
      body: { code: 'invitation.revoked' },
    })
    await run(
      'update residency set verified_at = now() where user_id = (select id from app_user where phone = $1)',
      anna,
    )
  })

  it.each([
    ['family', pyotr, 403, 'household.forbidden'],
    ['a neighbour', maria, 404, 'household.unknown'],
    ["another company's resident", oleg, 404, 'household.unknown'],
  ])('cannot be given by %s, who sees no household either', async (_who, phone, status, code) => {
    expect(await invite({}, phone)).toMatchObject({ status, body: { code } })
    expect(await send(phone, 'GET', members)).toMatchObject({ status, body: { code } })
  })

  it.each([
    { name: '' },
    { name: 'x'.repeat(61) },
    { name: '<b>' },
    { name: 'a‮b' },
    { relation: 'owner' },
    { phone: '12' },
    { endsAt: 'завтра' },
    { endsAt: '2020-01-01T00:00:00Z' },
    { endsAt: '2120-01-01T00:00:00Z' },
  ])('is refused with %j', async (change) => {
    expect((await invite(change)).status).toBe(400)
    expect(await run('select from household_invitation')).toEqual([])
  })

  it('is not given without measure', async () => {
    for (let i = 0; i < 10; i++) expect((await invite()).status).toBe(201)
    expect(await invite()).toMatchObject({ status: 429, body: { code: 'household.limited' } })
  })

  it('turns what somebody only said into what the owner says', async () => {
    await send(lodger, 'GET', '/api/me')
    await run(
      `insert into residency (id, company_id, premises_id, user_id, relation)
        values (gen_random_uuid(), $1, $2, (select id from app_user where phone = $3), 'owner')`,
      ...[ownCompany.id, flat, lodger],
    )
    expect((await household()).members).toHaveLength(2)
    await send(lodger, 'POST', `/api/invitations/${tokenOf(await invite({ relation: 'family' }))}`)
    expect((await household()).members.at(-1)).toMatchObject({ relation: 'family' })
    await moveOut()
  })
})

describe('a stay', () => {
  const movesIn = async (change = {}) => {
    await send(lodger, 'POST', `/api/invitations/${tokenOf(await invite(change))}`)
    return z.string().parse(await residencyOf(lodger))
  }

  it("ends by the owner's word: at once, and what is said then is heard by neither", async () => {
    const id = await movesIn()
    expect(await sees(lodger)).toBe(200)
    expect((await send(pyotr, 'DELETE', `${members}/${id}`)).status).toBe(403)
    expect((await send(maria, 'DELETE', `${members}/${id}`)).status).toBe(404)
    expect((await send(anna, 'DELETE', `${members}/${id}`)).status).toBe(204)
    expect(await sees(lodger)).not.toBe(200)
    const opened = await cloud.ask(lodger, `/api/entrances/${house.entranceId}/open`, {
      method: 'POST',
      headers: { 'idempotency-key': '01936f4e-5a00-7000-8000-00000000000a' },
    })
    expect([403, 404]).toContain(opened.status)
    expect((await titles(lodger))[0]).toBe('Доступ к квартире закрыт')
    expect((await send(anna, 'DELETE', `${members}/${id}`)).status).toBe(404)
    await moveOut()
  })

  it('shows what happened from its first to its last moment', async () => {
    await opens(anna, cloud.clock.now() - 1_000)
    await movesIn()
    cloud.clock.advance(1_000)
    const before = (await eventsOf(anna)) ?? 0
    expect(await eventsOf(lodger)).toBe(0)
    await opens(anna)
    expect(await eventsOf(lodger)).toBe(1)
    expect(await eventsOf(anna)).toBe(before + 1)
    cloud.clock.advance(1_000)
    await send(lodger, 'DELETE', `${members}/${await residencyOf(lodger)}`)
    cloud.clock.advance(1_000)
    await opens(anna)
    expect(await eventsOf(lodger)).toBeUndefined()
    // Comes back: what was in between is not theirs.
    cloud.clock.advance(1_000)
    await movesIn()
    expect(await eventsOf(lodger)).toBe(0)
    await moveOut()
  })

  it('is left by oneself, and the owners are told', async () => {
    const id = await movesIn()
    expect((await send(lodger, 'DELETE', `${members}/${id}`)).status).toBe(204)
    expect((await titles(anna))[0]).toBe('Доступ закрыт')
    await moveOut()
  })

  it('of an owner is not for another owner to end', async () => {
    const mine = (await household()).members.find(({ isYou }) => isYou)?.residencyId
    expect(await send(anna, 'DELETE', `${members}/${mine}`)).toMatchObject({ body: { code: 'household.owner' } })
  })

  it('ends with its date: the door first, the register with the next sweep, both are told', async () => {
    const id = await movesIn({ endsAt: new Date(cloud.clock.now() + dayMs).toISOString() })
    const next = new Date(cloud.clock.now() + 2 * dayMs).toISOString()
    expect((await send(anna, 'PUT', `${members}/${id}`, { endsAt: next })).status).toBe(204)
    expect((await send(pyotr, 'PUT', `${members}/${id}`, { endsAt: next })).status).toBe(403)
    expect(await sees(lodger)).toBe(200)
    await run("update residency set ends_at = now() - interval '1 minute' where id = $1", id)
    expect(await sees(lodger)).not.toBe(200)
    expect((await household()).members.map((it) => it.residencyId)).not.toContain(id)
    await sweepResidencies({ db: cloud.database.db, clock: cloud.clock })
    expect(await residencyOf(lodger)).toBeUndefined()
    expect((await titles(lodger))[0]).toBe('Доступ к квартире закрыт')
    expect((await titles(anna))[0]).toBe('Доступ закрыт')
    await moveOut()
  })
})
