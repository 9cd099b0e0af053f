import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { eventsQuery, meQuery } from '../api/queries.ts'
import type { EntranceView, EventPage, EventView } from '../api/types.ts'
import { applyLiveEvent } from './apply-live-event.ts'

const shades = { button: '#26459c', pressed: '#1b3680', soft: '#e6ebf8', text: '#26459c' }
const entrance: EntranceView = {
  id: 'e1',
  name: 'Подъезд 1',
  address: 'Химки',
  premises: ['12'],
  company: {
    id: 'c1',
    name: 'УК',
    colour: '#26459c',
    shades: { light: shades, dark: shades },
    logoUrl: null,
  },
  timeZone: 'Europe/Moscow',
  online: true,
  offlineSince: null,
  seen: true,
  door: { id: 'main', state: 'locked', releaseMs: null },
  camera: 'streaming',
}

function event(id: string, at: string): EventView {
  return { id, at, kind: 'granted', via: 'app', reason: null, door: 'main', who: { name: 'Анна', you: true } }
}

const events = eventsQuery('e1')
let client: QueryClient

beforeEach(() => {
  client = new QueryClient()
  client.setQueryData(meQuery.queryKey, {
    user: { id: 'u', name: 'Анна', phone: '+79000000001' },
    ...{ homes: [], companies: [], rights: [] },
    entrances: [entrance],
  })
  client.setQueryData(events.queryKey, {
    pages: [
      { events: [event('c', '2026-11-20T12:00:00Z'), event('b', '2026-11-20T11:00:00Z')], next: 'cursor' },
      { events: [event('a', '2026-11-20T09:00:00Z')], next: null },
    ],
    pageParams: [null, 'cursor'],
  })
})

function ids(): string[][] | undefined {
  return client.getQueryData(events.queryKey)?.pages.map((page) => page.events.map(({ id }) => id))
}

const tell = (type: string, data: unknown) => applyLiveEvent(client, { type, data: JSON.stringify(data) })

it('shows what the door does', () => {
  tell('entrance', { ...entrance, door: { id: 'main', state: 'unlocked', releaseMs: null } })
  expect(client.getQueryData(meQuery.queryKey)?.entrances[0]?.door.state).toBe('unlocked')
})

describe('a journal event', () => {
  it('appears on top', () => {
    tell('journal', { entranceId: 'e1', event: event('d', '2026-11-20T13:00:00Z') })
    expect(ids()).toEqual([['d', 'c', 'b'], ['a']])
  })

  it('that comes late takes its place in time', () => {
    tell('journal', { entranceId: 'e1', event: event('x', '2026-11-20T11:30:00Z') })
    tell('journal', { entranceId: 'e1', event: event('y', '2026-11-20T10:00:00Z') })
    tell('journal', { entranceId: 'e1', event: event('z', '2026-11-20T08:00:00Z') })
    expect(ids()).toEqual([
      ['c', 'x', 'b'],
      ['y', 'a', 'z'],
    ])
  })

  it('is shown once', () => {
    tell('journal', { entranceId: 'e1', event: event('c', '2026-11-20T12:00:00Z') })
    expect(ids()).toEqual([['c', 'b'], ['a']])
  })

  it('of an entrance that is not on screen changes nothing', () => {
    tell('journal', { entranceId: 'e2', event: event('d', '2026-11-20T13:00:00Z') })
    expect(ids()).toEqual([['c', 'b'], ['a']])
  })

  it('is not overwritten by an older answer that is under way', async () => {
    const answers: ((page: EventPage) => void)[] = []
    const queryFn = () => new Promise<EventPage>((resolve) => answers.push(resolve))
    const observer = new InfiniteQueryObserver(client, { ...eventsQuery('e3'), queryFn })
    const stop = observer.subscribe(() => undefined)
    const fresh = event('d', '2026-11-20T13:00:00Z')
    tell('journal', { entranceId: 'e3', event: fresh })
    answers[0]?.({ events: [], next: null })
    await vi.waitUntil(() => answers.length === 2)
    answers[1]?.({ events: [fresh], next: null })
    const shown = () => observer.getCurrentResult().data?.pages[0]?.events
    await vi.waitUntil(() => shown()?.length === 1)
    expect(shown()).toEqual([fresh])
    stop()
  })
})

it('asks for everything again after every hello', () => {
  tell('hello', {})
  expect(client.getQueryState(meQuery.queryKey)?.isInvalidated).toBe(true)
  expect(client.getQueryState(events.queryKey)?.isInvalidated).toBe(true)
})

it('passes over what it does not understand', () => {
  applyLiveEvent(client, { type: 'entrance', data: 'no JSON' })
  applyLiveEvent(client, { type: 'journal', data: '[]' })
  applyLiveEvent(client, { type: 'news', data: '{}' })
  expect(ids()).toEqual([['c', 'b'], ['a']])
})
