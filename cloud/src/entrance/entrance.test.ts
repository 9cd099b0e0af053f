import { genesisHash } from '@domovoy/protocol/journal'
import { up } from '@domovoy/protocol/mqtt'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ownCompany } from '../demo/index.ts'
import { actorIdOf, hashAfter } from '../journal/index.ts'
import {
  anna,
  house,
  maria,
  nextHouse,
  oleg,
  otherHouse,
  pyotr,
  startTestCloud,
  type TestCloud,
} from '../test-cloud.ts'

let cloud: TestCloud
const ids = new Map<string, string>()
beforeAll(async () => {
  cloud = await startTestCloud()
  for (const phone of [anna, pyotr, maria, oleg]) {
    const me = z.object({ user: z.object({ id: z.string() }) }).parse(await (await cloud.ask(phone, '/api/me')).json())
    ids.set(phone, me.user.id)
  }
})
afterAll(() => cloud.stop())

const get = async (phone: string | undefined, path: string) => {
  const response = await cloud.ask(phone, path)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

let n = 0
let previous = genesisHash
/** The controller reports events; resolves once they are acknowledged. */
async function report(...events: { kind: string; [key: string]: unknown }[]) {
  const records = events.map((event) => {
    n += 1
    const record = { n, atMs: cloud.clock.now() + n, event }
    previous = hashAfter(previous, record)
    return { ...record, hash: previous }
  })
  cloud.broker.deliver(
    up.journal(house.controllerId),
    JSON.stringify({ first: n - records.length + 1, last: n, records }),
  )
  const answer = () => JSON.parse(cloud.broker.published.at(-1)?.payload ?? '{}')
  await vi.waitFor(() => expect(answer()).toMatchObject({ through: n }), { interval: 5 })
}
const granted = (phone: string) => ({
  kind: 'granted',
  door: 'main',
  via: 'app',
  actor: { kind: 'resident', id: ids.get(phone) },
  commandId: '01936f4e-5a00-7000-8000-000000000003',
})

describe("a person's entrances", () => {
  it('are those of their flats', async () => {
    expect(await get(anna, '/api/entrances')).toEqual({
      status: 200,
      body: {
        entrances: [
          {
            id: house.entranceId,
            name: 'Подъезд 1',
            address: 'Химки, ул. Лесная, д. 10',
            premises: ['12'],
            company: {
              id: ownCompany.id,
              name: 'УК «Домовой»',
              colour: '#26459c',
              shades: expect.objectContaining({ light: expect.objectContaining({ button: '#26459c' }) }),
              logoUrl: null,
            },
            timeZone: 'Europe/Moscow',
            online: false,
            offlineSince: null,
            seen: false,
            door: { id: 'main', state: null, releaseMs: null },
            camera: null,
          },
        ],
      },
    })
    const { body } = await get(oleg, '/api/me')
    expect(body).toMatchObject({
      user: { name: 'Олег Кузнецов', phone: oleg },
      homes: [{ number: '1', relation: 'owner', isVerified: true, endsAt: null, check: null }],
      companies: [{ name: 'УК «Северный дом»' }],
      rights: [{ isVerified: true, intercom: true }],
      entrances: [{ id: otherHouse.entranceId }],
    })
  })

  it.each([
    [anna, house.entranceId, 200, undefined],
    [anna, nextHouse.entranceId, 403, 'entrance.forbidden'],
    [anna, otherHouse.entranceId, 404, 'entrance.unknown'],
    [oleg, house.entranceId, 404, 'entrance.unknown'],
    [anna, 'x', 404, 'entrance.unknown'],
    [undefined, house.entranceId, 401, 'session.required'],
  ])('%s asks for %s: %i', async (phone, id, status, code) => {
    for (const path of [`/api/entrances/${id}`, `/api/entrances/${id}/events`]) {
      const answer = await get(phone, path)
      expect(answer.status).toBe(status)
      expect(answer.body.code).toBe(code)
    }
  })
})

describe('what happened at an entrance', () => {
  const events = async (phone: string, query = '') =>
    z
      .object({ events: z.array(z.looseObject({ id: z.string() })), next: z.string().nullable() })
      .parse((await get(phone, `/api/entrances/${house.entranceId}/events${query}`)).body)

  it('is empty at first', async () => {
    expect(await events(anna)).toEqual({ events: [], next: null })
  })

  it("is shown to the flat whose people did it, and to nobody else's", async () => {
    await report(
      { kind: 'closed', door: 'main' },
      granted(anna),
      { kind: 'granted', door: 'main', via: 'exit' },
      granted(maria),
      {
        kind: 'refused',
        door: 'main',
        reason: 'expired',
        actor: { kind: 'resident', id: ids.get(anna) },
        commandId: bootId,
      },
      granted(oleg),
    )
    const seen = await events(anna)
    expect(seen.next).toBeNull()
    expect(seen.events).toMatchObject([
      { kind: 'refused', via: 'app', reason: 'expired', door: 'main', who: { name: 'Анна Смирнова', you: true } },
      { kind: 'granted', via: 'app', reason: null, door: 'main', who: { name: 'Анна Смирнова', you: true } },
    ])
    expect((await events(pyotr)).events.map((it) => it.who)).toEqual(
      Array(2).fill({ name: 'Анна Смирнова', you: false }),
    )
    expect((await events(maria)).events.map((it) => it.who)).toEqual([{ name: 'Мария Иванова', you: true }])
  })

  it('comes page by page, each event once, also when more happens meanwhile', async () => {
    for (let i = 0; i < 5; i++) await report(granted(anna))
    const first = await events(anna, '?limit=3')
    await report(granted(anna))
    const second = await events(anna, `?limit=3&before=${first.next}`)
    const third = await events(anna, `?limit=3&before=${second.next}`)
    const all = [first, second, third].flatMap((it) => it.events.map((event) => event.id))
    expect(new Set(all).size).toBe(7)
    expect(third.next).toBeNull()
  })

  it.each(['limit=0', 'limit=101', 'limit=x', 'before=x', 'before=WzEsMl0', `before=${'a'.repeat(300)}`])(
    'refuses %s',
    async (query) => {
      const answer = await get(anna, `/api/entrances/${house.entranceId}/events?${query}`)
      expect(answer).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
    },
  )
})

const bootId = '01936f4e-5a00-7000-8000-000000000009'

/** Reads a page's stream of events as they come. */
async function follow(phone: string) {
  const response = await cloud.ask(phone, '/api/live')
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('no body')
  let text = ''
  let ended = false
  const next = async () => {
    while (!text.includes('\n\n')) {
      const { done, value } = await reader.read()
      if (done) {
        ended = true
        return undefined
      }
      text += value
    }
    const [block = ''] = text.split('\n\n', 1)
    text = text.slice(block.length + 2)
    const event = /^event: (.*)$/m.exec(block)?.[1]
    const data: unknown = JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null')
    return { event, data, comment: /^: (.*)$/m.exec(block)?.[1] }
  }
  return { next, isEnded: () => ended, cancel: () => reader.cancel() }
}

describe('the live stream', () => {
  it('is for who is signed in', async () => {
    expect(await get(undefined, '/api/live')).toMatchObject({ status: 401, body: { code: 'session.required' } })
  })

  it('greets, then tells what changes at their own entrances, and keeps alive', async () => {
    const page = await follow(anna)
    expect(await page.next()).toMatchObject({ event: 'hello' })
    cloud.controller.say()
    expect(await page.next()).toMatchObject({
      event: 'entrance',
      data: { id: house.entranceId, online: true, premises: ['12'] },
    })
    await report(granted(anna))
    expect(await page.next()).toMatchObject({
      event: 'journal',
      data: { entranceId: house.entranceId, event: { kind: 'granted', who: { you: true } } },
    })
    cloud.clock.advance(15_000)
    expect(await page.next()).toMatchObject({ comment: 'still here' })
    await page.cancel()
    expect(cloud.hub.listeners()).toEqual([])
  })

  it("does not tell of a neighbour's events, nor of another company's entrance", async () => {
    const [hers, his] = [await follow(maria), await follow(oleg)]
    await Promise.all([hers.next(), his.next()])
    await report(granted(anna), granted(maria))
    expect(await hers.next()).toMatchObject({ event: 'journal', data: { event: { who: { name: 'Мария Иванова' } } } })
    cloud.clock.advance(15_000)
    expect(await his.next()).toMatchObject({ comment: 'still here' })
    await Promise.all([hers.cancel(), his.cancel()])
  })

  it('ends at once for who signs out', async () => {
    const page = await follow(pyotr)
    await page.next()
    await cloud.ask(pyotr, '/api/auth/sign-out', { method: 'POST' })
    while (!page.isEnded()) await page.next()
    expect(cloud.hub.listeners()).toEqual([])
  })

  it('ends within a minute for whose session was ended by other means', async () => {
    const page = await follow(maria)
    await page.next()
    await cloud.database.db.orm.execute(sql`delete from session where user_id = ${ids.get(maria)}`)
    cloud.clock.advance(60_000)
    while (!page.isEnded()) await page.next()
    expect(cloud.hub.listeners()).toEqual([])
  })

  it('is not opened by a HEAD request, whose body nobody reads', async () => {
    const response = await cloud.ask(anna, '/api/live', { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(cloud.hub.listeners()).toEqual([])
  })

  it('is given to thirty pages of one person, and to another person besides', async () => {
    const pages = await Promise.all(Array.from({ length: 30 }, () => follow(anna)))
    expect(await get(anna, '/api/live')).toMatchObject({ status: 429, body: { code: 'live.limit' } })
    pages.push(await follow(oleg))
    await Promise.all(pages.map((page) => page.cancel()))
    expect(cloud.hub.listeners()).toEqual([])
  })

  it('is cut when nobody reads it, and ends in order with the process', async () => {
    const slow = cloud.hub.open('somebody')
    for (let i = 0; i < 10; i++) slow.send('entrance', 'x'.repeat(50_000))
    expect(slow.isClosed()).toBe(true)
    const page = await follow(anna)
    cloud.endStreams()
    while (!page.isEnded()) await page.next()
    expect(cloud.hub.listeners()).toEqual([])
  })
})

it('knows the actor of an event, and none of what is no event', () => {
  const row = { id: bootId, at: new Date(0), event: granted(anna) }
  expect(actorIdOf(row)).toBe(ids.get(anna))
  expect(actorIdOf({ ...row, event: { kind: 'granted', actor: 5 } })).toBeUndefined()
})
