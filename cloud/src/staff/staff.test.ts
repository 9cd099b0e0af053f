import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { otherCompany, ownCompany } from '../demo/index.ts'
import { anna, dmitry, gleb, nikolay, olga, sergey, startTestCloud, type TestCloud, viktor } from '../test-cloud.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())

const own = `/api/companies/${ownCompany.id}`
const other = `/api/companies/${otherCompany.id}`
const listed = z.object({
  staff: z.array(z.looseObject({ id: z.uuid(), phone: z.string().nullable(), roles: z.array(z.string()) })),
  invitations: z.array(z.looseObject({ id: z.uuid(), to: z.string(), isExpired: z.boolean() })),
})
const outbox = z.object({ messages: z.array(z.object({ to: z.string(), text: z.string() })) })

const send = (phone: string | undefined, method: string, path: string, body?: unknown) =>
  cloud.ask(phone, path, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
const codeOf = async (response: Response) => z.looseObject({ code: z.string() }).parse(await response.json()).code
const staffOf = async (phone: string, at = own) => listed.parse(await (await send(phone, 'GET', `${at}/staff`)).json())
const idOf = async (phone: string) => (await staffOf(olga)).staff.find((it) => it.phone === phone)?.id ?? ''

/** The secret of the link in the newest message to somebody. */
async function tokenSentTo(to: string, after = 0): Promise<string> {
  const texts = await vi.waitUntil(async () => {
    const { messages } = outbox.parse(await (await send(undefined, 'GET', '/api/outbox')).json())
    const theirs = messages.filter((it) => it.to === to && it.text.includes('/staff/invitation#'))
    return theirs.length > after && theirs
  })
  return /#(\S+)/.exec(texts[0]?.text ?? '')?.[1] ?? ''
}

async function invite(to: string, roles = ['dispatcher'], by = olga): Promise<Response> {
  return await send(by, 'POST', `${own}/staff-invitations`, { to, roles, position: '' })
}

describe('who is at the console', () => {
  it('sees their companies and what they may do there, once they have shown a second factor', async () => {
    const me = await (await send(nikolay, 'GET', '/api/staff/me')).json()
    expect(me).toMatchObject({
      hasSecondFactor: true,
      isOperator: false,
      companies: [
        { id: ownCompany.id, slug: 'domovoy', roles: ['reader'], isSuspended: false },
        { id: otherCompany.id, roles: ['reader'] },
      ],
    })
  })

  it('sees nothing of it before', async () => {
    const me = await (await send(anna, 'GET', '/api/staff/me')).json()
    expect(me).toMatchObject({ hasSecondFactor: false, companies: [], isOperator: false })
  })

  it('is out at once when a colleague suspends them, and in again', async () => {
    const id = await idOf(gleb)
    expect((await send(gleb, 'GET', `${own}/staff`)).status).toBe(403)
    for (const isSuspended of [true, false]) {
      expect((await send(olga, 'PUT', `${own}/staff/${id}/suspension`, { isSuspended })).status).toBe(204)
      const answer = await send(gleb, 'GET', `${own}/staff`)
      expect(await codeOf(answer)).toBe(isSuspended ? 'staff.suspended' : 'staff.required')
    }
  })
})

describe('rights', () => {
  it('are changed by who may, and hold from the next request on', async () => {
    const id = await idOf(gleb)
    const change = { roles: ['security', 'reader'], position: '  Старший   охранник ' }
    expect((await send(olga, 'PUT', `${own}/staff/${id}`, change)).status).toBe(204)
    const after = (await staffOf(gleb)).staff.find((it) => it.id === id)
    expect(after).toMatchObject({ roles: ['security', 'reader'], position: 'Старший охранник' })
    expect((await send(gleb, 'PUT', `${own}/staff/${id}`, { ...change, roles: ['administrator'] })).status).toBe(403)
    await send(olga, 'PUT', `${own}/staff/${id}`, { roles: ['security'], position: 'Охрана' })
  })

  it('leave a company its last administrator, also when two demote each other at once', async () => {
    const [her, his] = [await idOf(olga), await idOf(dmitry)]
    const demoted = { roles: ['reader'], position: '' }
    expect(await codeOf(await send(olga, 'PUT', `${own}/staff/${her}`, demoted))).toBe('staff.last-administrator')
    expect(await codeOf(await send(olga, 'DELETE', `${own}/staff/${her}`))).toBe('staff.last-administrator')
    expect(await codeOf(await send(olga, 'PUT', `${own}/staff/${her}/suspension`, { isSuspended: true }))).toBe(
      'staff.last-administrator',
    )
    await send(olga, 'PUT', `${own}/staff/${his}`, { roles: ['administrator'], position: '' })
    await send(dmitry, 'GET', `${own}/staff`)
    const answers = await Promise.all([
      send(olga, 'PUT', `${own}/staff/${his}`, demoted),
      send(dmitry, 'PUT', `${own}/staff/${her}`, demoted),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
    // Whoever is left puts things right again.
    const left = answers[0]?.status === 204 ? olga : dmitry
    await send(left, 'PUT', `${own}/staff/${her}`, { roles: ['administrator'], position: 'Управляющая' })
    await send(olga, 'PUT', `${own}/staff/${his}`, { roles: ['dispatcher'], position: 'Старший диспетчер' })
  })

  it.each([
    ['no role', { roles: [], position: '' }, 400],
    ['an unknown role', { roles: ['god'], position: '' }, 400],
    ['a long position', { roles: ['reader'], position: 'я'.repeat(81) }, 400],
    ['a position that turns its letters round', { roles: ['reader'], position: '\u202Eя' }, 400],
  ])('refuse %s', async (_what, change, status) => {
    expect((await send(olga, 'PUT', `${own}/staff/${await idOf(gleb)}`, change)).status).toBe(status)
  })

  it.each(['x', crypto.randomUUID(), "'; drop table staff; --"])('know nobody by the id %j', async (id) => {
    const answer = await send(olga, 'DELETE', `${own}/staff/${encodeURIComponent(id)}`)
    expect(await codeOf(answer)).toBe('staff.unknown')
  })
})

describe('an invitation', () => {
  it('makes whoever has the phone staff, once', async () => {
    const phone = '+79000000051'
    expect((await invite('8 (900) 000-00-51')).status).toBe(201)
    const token = await tokenSentTo(phone)
    const shown = await send(undefined, 'POST', '/api/staff-invitations/shown', { token })
    expect(await shown.json()).toMatchObject({
      company: { name: ownCompany.name },
      kind: 'phone',
      to: '+7 *** ***-00-51',
      roles: ['dispatcher'],
    })
    // Somebody else who got hold of the link.
    const stranger = await send(anna, 'POST', '/api/staff-invitations/accepted', { token })
    expect(await codeOf(stranger)).toBe('invitation.other')
    const accepted = await send(phone, 'POST', '/api/staff-invitations/accepted', { token })
    expect(await accepted.json()).toEqual({ companyId: ownCompany.id })
    expect(await codeOf(await send(phone, 'POST', '/api/staff-invitations/accepted', { token }))).toBe('link.used')
    // Staff now, and without a second factor all the same in no room.
    expect(await codeOf(await send(phone, 'GET', `${own}/staff`))).toBe('staff.second-factor')
    expect(await codeOf(await invite(phone))).toBe('invitation.staff-already')
    expect((await send(olga, 'DELETE', `${own}/staff/${await idOf(phone)}`)).status).toBe(204)
    expect(await codeOf(await send(phone, 'GET', `${own}/staff`))).toBe('company.unknown')
  })

  it('is over when it was revoked, sent again or is a week old', async () => {
    const to = 'new@domovoy.example'
    expect((await invite(to)).status).toBe(201)
    expect(await codeOf(await invite(to))).toBe('invitation.waiting')
    const first = await tokenSentTo(to)
    const [{ id = '' } = {}] = (await staffOf(olga)).invitations
    expect((await send(olga, 'POST', `${own}/staff-invitations/${id}/sending`)).status).toBe(204)
    const second = await tokenSentTo(to, 1)
    const show = async (token: string) => await send(undefined, 'POST', '/api/staff-invitations/shown', { token })
    expect(await codeOf(await show(first))).toBe('link.unknown')
    expect((await show(second)).status).toBe(200)
    expect((await send(olga, 'DELETE', `${own}/staff-invitations/${id}`)).status).toBe(204)
    expect(await codeOf(await show(second))).toBe('invitation.over')
    expect(await codeOf(await send(olga, 'DELETE', `${own}/staff-invitations/${id}`))).toBe('invitation.over')
    await invite(to)
    const third = await tokenSentTo(to, 2)
    cloud.clock.advance(7 * 24 * 60 * 60 * 1000)
    expect(await codeOf(await show(third))).toBe('link.expired')
    expect((await staffOf(olga)).invitations).toMatchObject([{ isExpired: true }])
  })

  it('by mail makes a user of who is new, whose address it has proved', async () => {
    const to = 'Irina.New@Domovoy.Example'
    await invite(to, ['accountant'])
    const token = await tokenSentTo(to.toLowerCase())
    const register = (password: string) =>
      send(undefined, 'POST', '/api/staff-invitations/registered', { token, password })
    expect(await codeOf(await register('short'))).toBe('password.short')
    const registered = await register('correct horse battery')
    expect(registered.status).toBe(204)
    expect(registered.headers.getSetCookie()[0]).toMatch(/^__Host-domovoy=\w/)
    expect(await codeOf(await register('another long phrase'))).toBe('person.taken')
  })

  it.each(['', '@', 'nobody', '+1 202 555 0100', 'a@b', `${'x'.repeat(300)}@example.org`, '👻@example.org'])(
    'does not go to %j',
    async (to) => {
      expect(await codeOf(await invite(to))).toBe('invitation.to')
    },
  )

  it('is sent by who may only', async () => {
    expect((await invite('x@domovoy.example', ['reader'], dmitry)).status).toBe(403)
    expect((await invite('x@domovoy.example', ['reader'], sergey)).status).toBe(404)
  })
})

describe('a lost second factor', () => {
  it('is forgotten by an administrator: sessions end, and a new one is set up', async () => {
    const id = await idOf(gleb)
    expect((await send(gleb, 'GET', '/api/staff/me')).status).toBe(200)
    expect((await send(olga, 'DELETE', `${own}/staff/${id}/second-factor`)).status).toBe(204)
    // Somebody may have asked for it in their name.
    const told = async () =>
      (await (await cloud.ask(undefined, '/api/outbox')).text()).includes('второй фактор отключён')
    await vi.waitUntil(told, { timeout: 10_000, interval: 20 })
    cloud.clock.advance(2_000)
    expect((await send(gleb, 'GET', '/api/staff/me')).status).toBe(401)
    expect((await staffOf(olga)).staff.find((it) => it.id === id)).toMatchObject({ hasSecondFactor: false })
  })

  it('of who works elsewhere too is the platform operator\u2019s to forget', async () => {
    const id = await idOf(nikolay)
    expect(await codeOf(await send(olga, 'DELETE', `${own}/staff/${id}/second-factor`))).toBe('staff.elsewhere')
    const reset = (name: string) => send(viktor, 'POST', '/api/platform/second-factor-resets', { name })
    expect(await codeOf(await reset('nobody-here'))).toBe('operator.person-unknown')
    expect((await reset('8 900 000-00-13')).status).toBe(204)
    const found = await send(sergey, 'GET', `${other}/audit?action=staff.reset`)
    expect(await found.json()).toMatchObject({
      entries: [{ actorName: 'Виктор Платонов', personName: 'Николай Зайцев' }],
    })
  })
})

describe('the audit log', () => {
  const search = async (query: string) =>
    z
      .object({ entries: z.array(z.looseObject({ action: z.string() })), next: z.string().nullable() })
      .parse(await (await send(olga, 'GET', `${own}/audit?${new URLSearchParams(query).toString()}`)).json())

  it('has every change, and is searched by who, what, whose and when', async () => {
    const all = await search('')
    expect(new Set(all.entries.map(({ action }) => action))).toEqual(
      new Set([
        ...['staff.invite', 'staff.invite-again', 'staff.revoke-invitation', 'staff.join', 'staff.change'],
        ...['staff.remove', 'staff.suspend', 'staff.resume', 'staff.reset-second-factor'],
      ]),
    )
    expect((await search('person=тихонов')).entries.length).toBeGreaterThan(3)
    expect((await search('person=8 900 000-00-16')).entries.length).toBeGreaterThan(3)
    expect((await search('action=staff.susp')).entries).toMatchObject([{ actorName: 'Ольга Белова' }])
    expect(
      (await search('subject=staff-invitation')).entries.every((it) => it.subjectKind === 'staff-invitation'),
    ).toBe(true)
    expect((await search('kind=look')).entries).toEqual([])
    expect((await search('from=2020-01-01&to=2020-01-02')).entries).toEqual([])
    for (const hostile of ["'; drop table audit_entry; --", '%', '_', '\\', '👻']) {
      expect((await search(`person=${encodeURIComponent(hostile)}`)).entries).toEqual([])
    }
  })

  it('leaves as a file, and says so', async () => {
    const file = await send(olga, 'GET', `${own}/audit/export?action=staff`)
    expect(file.headers.get('content-type')).toContain('text/csv')
    expect((await file.text()).split('\r\n')[0]).toContain('at;kind;actor;action')
    expect((await search('action=audit.export')).entries).toHaveLength(1)
  })

  it('cannot be changed by anything of ours', async () => {
    const { db } = cloud.database
    for (const statement of [
      "update audit_entry set action = 'x'",
      'delete from audit_entry',
      'truncate audit_entry',
    ]) {
      await expect(db.inTenant(ownCompany.id, (tx) => tx.execute(sql.raw(statement)))).rejects.toMatchObject({
        cause: { code: '42501' },
      })
    }
  })

  it('is read by who may only', async () => {
    expect((await send(dmitry, 'GET', `${own}/audit`)).status).toBe(403)
    expect((await send(sergey, 'GET', `${own}/audit`)).status).toBe(404)
  })
})
