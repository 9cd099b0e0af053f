import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { otherCompany, ownCompany } from '../demo/index.ts'
import { user } from '../identity/tables.ts'
import type { Context } from '../platform/context.ts'
import { anna, maria, startTestCloud, type TestCloud } from '../test-cloud.ts'
import {
  answerAsStaff,
  changeAsStaff,
  listAsOperator,
  listAsStaff,
  readAsStaff,
  settleAsOperator,
} from './staff-support.ts'

const [olga, nikolay, nina, operator] = ['+79000000010', '+79000000013', '+79000000015', '+79000000030']

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())

const json = { 'content-type': 'application/json' }
const letter = { name: 'Вера', answerBy: 'email', contact: 'vera@example.org', text: 'Не приходит код' }

/** Does what a browser does when somebody says to be no robot. */
async function solve(): Promise<unknown> {
  const challenge = await (await cloud.ask(undefined, '/api/captcha/proof')).json()
  // biome-ignore lint/suspicious/noExplicitAny: what the cloud sends is what the library takes
  return { kind: 'proof', challenge, solution: await solveChallenge({ challenge: challenge as any, deriveKey }) }
}

async function write(phone: string | undefined, message: object) {
  const body = JSON.stringify({ companyId: ownCompany.id, ...letter, ...message })
  const response = await cloud.ask(phone, '/api/support/messages', { method: 'POST', headers: json, body })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

async function as(phone: string): Promise<Context> {
  const { db } = cloud.database
  const [person] = await db.orm.select({ id: user.id }).from(user).where(eq(user.phone, phone))
  const actor = { kind: 'user', userId: person?.id ?? '', sessionId: 'x', hasSecondFactor: true } as const
  return { actor, db, clock: cloud.clock, log: pino({ level: 'silent' }) }
}

const mails = async (to: string) => {
  const outbox = z.object({
    messages: z.array(z.object({ to: z.string(), subject: z.string().nullable(), text: z.string() })),
  })
  const { messages } = outbox.parse(await (await cloud.ask(undefined, '/api/outbox')).json())
  return messages.filter((it) => it.to === to)
}

const deps = {
  post: { queue: async () => {}, hurry: () => {} },
  readPhone: (text: string) => text,
  captcha: { challenges: '', solutions: '', answers: Buffer.alloc(0) },
}

describe('R6: a message to support', () => {
  it('is taken from a stranger who is no robot, and answered with a number by letter', async () => {
    expect(await write(undefined, {})).toMatchObject({ status: 400, body: { code: 'captcha.required' } })
    const sent = await write(undefined, { captcha: await solve() })
    expect(sent).toMatchObject({ status: 201, body: { number: 1, contact: 'vera@example.org' } })
    const [first] = await vi.waitUntil(async () => {
      const found = await mails('vera@example.org')
      return found.length > 0 && found
    })
    expect(first).toMatchObject({ subject: 'Сообщение № 1 принято', text: expect.stringContaining('Не приходит код') })
  })

  it('of who is signed in needs no proof, and is theirs to read', async () => {
    const sent = await write(anna, { answerBy: 'phone', contact: '8 (900) 000-00-01', topic: 'door' })
    expect(sent).toMatchObject({ status: 201, body: { number: 2, contact: anna } })
    const own = async (phone: string) => await (await cloud.ask(phone, '/api/support/messages')).json()
    expect(await own(anna)).toMatchObject({ messages: [{ number: 2, topic: 'door', status: 'new', answers: [] }] })
    expect(await own(maria)).toEqual({ messages: [] })
  })

  it('may be for the platform, where nobody knows whose the writer is', async () => {
    const sent = await write(anna, { companyId: null, contact: 'anna@example.org' })
    expect(sent).toMatchObject({ status: 201, body: { number: 1 } })
  })

  it.each([
    [{ contact: 'vera' }, 'support.contact'],
    [{ answerBy: 'phone', contact: '123' }, 'phone.invalid'],
    [{ text: '  ' }, 'support.text'],
    [{ companyId: '01936f4e-5a00-7000-8000-0000000000ff', contact: 'x@example.org' }, 'company.unknown'],
    [{ topic: 'weather' }, 'input.invalid'],
  ])('%j is refused: %s', async (change, code) => {
    expect((await write(anna, change)).body).toMatchObject({ code })
  })

  it('is not sent to one mailbox without end, nor is it counted when it was refused', async () => {
    const tries = await Promise.all(Array.from({ length: 6 }, () => write(maria, { contact: 'same@example.org' })))
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(3)
    expect(tries.find(({ status }) => status === 429)?.body).toMatchObject({
      code: 'support.limited',
      retryAfterS: expect.any(Number),
    })
    const numbers = tries.filter(({ status }) => status === 201).map(({ body }) => body.number)
    expect(numbers.toSorted()).toEqual([3, 4, 5])
  })
})

describe('the staff', () => {
  it('see their own company’s messages, by state, topic and words', async () => {
    const ctx = await as(olga)
    const list = (filter: object) => listAsStaff(ctx, ownCompany.id, { limit: 50, ...filter })
    expect(await list({})).toMatchObject({ counts: { new: 5, answered: 0, closed: 0 }, next: null })
    expect((await list({ topic: 'door' })).messages.map(({ number }) => number)).toEqual([2])
    expect((await list({ q: '№ 1' })).messages.map(({ number }) => number)).toEqual([1])
    expect((await list({ q: 'VERA@' })).messages.map(({ number }) => number)).toEqual([1])
    expect((await list({ q: '%' })).messages).toEqual([])
    const page = await list({ limit: 2 })
    expect(page.messages.map(({ number }) => number)).toEqual([5, 4])
    expect((await list({ limit: 2, before: page.next ?? '' })).messages.map(({ number }) => number)).toEqual([3, 2])
  })

  it('answer, note and close; the writer reads the answer', async () => {
    const ctx = await as(olga)
    const { messages } = await listAsStaff(ctx, ownCompany.id, { q: '2', topic: 'door', limit: 1 })
    const id = messages[0]?.id ?? ''
    const answered = await answerAsStaff(ctx, deps, ownCompany.id, id, 'Починили')
    expect(answered).toMatchObject({ status: 'answered', answers: [{ text: 'Починили', author: 'Ольга Белова' }] })
    expect(await changeAsStaff(ctx, ownCompany.id, id, { status: 'closed', note: ' Был мастер ' })).toMatchObject({
      status: 'closed',
      note: 'Был мастер',
    })
    await expect(answerAsStaff(ctx, deps, ownCompany.id, id, 'Ещё')).rejects.toMatchObject({ code: 'support.closed' })
    const own = await (await cloud.ask(anna, '/api/support/messages')).json()
    expect(own).toMatchObject({ messages: [{}, { status: 'closed', answers: [{ text: 'Починили' }] }] })
    expect(JSON.stringify(own)).not.toContain('Был мастер')
    const told = await cloud.ask(anna, '/api/notifications')
    expect(await told.json()).toMatchObject({ notifications: [{ title: 'Ответ на сообщение № 2', link: '/support' }] })
  })

  it('do only what their role allows, and nothing in another company', async () => {
    const reader = await as(nikolay)
    const { messages } = await listAsStaff(reader, ownCompany.id, { limit: 1 })
    const id = messages[0]?.id ?? ''
    await expect(answerAsStaff(reader, deps, ownCompany.id, id, 'Нет')).rejects.toMatchObject({
      code: 'staff.required',
    })
    expect(await listAsStaff(reader, otherCompany.id, { limit: 10 })).toMatchObject({ messages: [] })
    await expect(readAsStaff(reader, otherCompany.id, id)).rejects.toMatchObject({ code: 'support.unknown' })
    const refused = { code: 'company.unknown' }
    await expect(listAsStaff(await as(olga), otherCompany.id, { limit: 10 })).rejects.toMatchObject(refused)
    await expect(listAsStaff(await as(anna), ownCompany.id, { limit: 10 })).rejects.toMatchObject(refused)
    await expect(listAsStaff(await as(nina), ownCompany.id, { limit: 10 })).rejects.toMatchObject({
      code: 'staff.required',
    })
  })

  it('leave what is of no company to the operator of the platform', async () => {
    await expect(listAsOperator(await as(olga), { limit: 10 })).rejects.toMatchObject({ code: 'operator.required' })
    const theirs = await as(operator)
    const { messages } = await listAsOperator(theirs, { limit: 10 })
    expect(messages).toMatchObject([{ number: 1, contact: 'anna@example.org', status: 'new' }])
    await settleAsOperator(theirs, messages[0]?.id ?? '', 'answered')
    expect(await listAsOperator(theirs, { limit: 10, status: 'new' })).toMatchObject({
      messages: [],
      counts: { answered: 1 },
    })
  })
})
