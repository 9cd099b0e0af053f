import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { StreamEvent } from '../api/event-stream.ts'
import { entranceQuery, eventsQuery, meQuery } from '../api/queries.ts'
import type { EntranceView, EventPage, EventView, MeView } from '../api/types.ts'

/**
 * Puts what the live stream says into the cache. After every (re)connect everything on screen is asked once more, since
 * nobody knows what happened while the line was down.
 */
export function applyLiveEvent(client: QueryClient, { type, data }: StreamEvent): void {
  if (type === 'hello') {
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'outbox' })
    return
  }
  const payload: unknown = parse(data)
  if (type === 'person' && isPersonal(payload)) {
    // A query's first word names the matter; what may be done shows on every page.
    const isMeant = payload.what === 'rights' ? () => true : (word: unknown) => word === payload.what
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'outbox' && isMeant(queryKey[0]) })
  }
  if (type === 'entrance' && isEntrance(payload)) {
    client.setQueryData(meQuery.queryKey, (me) => me && withEntrance(me, payload))
    client.setQueryData(entranceQuery(payload.id).queryKey, (known) => known && payload)
    askAgainIfUnderWay(client, meQuery.queryKey)
  }
  if (type === 'journal' && isJournal(payload)) {
    const { queryKey } = eventsQuery(payload.entranceId)
    client.setQueryData(queryKey, (known) => known && withEvent(known, payload.event))
    askAgainIfUnderWay(client, queryKey)
  }
}

/** An answer that is under way may be older than what the stream has just told, and would overwrite it. */
function askAgainIfUnderWay(client: QueryClient, queryKey: readonly unknown[]): void {
  const query = client.getQueryCache().find({ queryKey, exact: true })
  if (query?.state.fetchStatus !== 'fetching') return
  const askAgain = () => client.invalidateQueries({ queryKey, exact: true })
  // A first answer cannot be called off: it is let in, and followed by another.
  if (query.state.data === undefined) query.promise?.then(askAgain, () => undefined)
  else void askAgain()
}

function withEntrance(me: MeView, entrance: EntranceView): MeView {
  return { ...me, entrances: me.entrances.map((known) => (known.id === entrance.id ? entrance : known)) }
}

type Events = InfiniteData<EventPage, unknown>

/** Puts an event in its place in time (journals arrive late when a controller was away); one that is known stays as it is. */
function withEvent(known: Events, event: EventView): Events {
  if (known.pages.some((page) => page.events.some(({ id }) => id === event.id))) return known
  const target = known.pages.findIndex((page) => page.next === null || page.events.some(({ at }) => at <= event.at))
  return {
    ...known,
    pages: known.pages.map((page, n) =>
      n === target
        ? { ...page, events: [...page.events, event].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)) }
        : page,
    ),
  }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}

function isEntrance(value: unknown): value is EntranceView {
  return typeof value === 'object' && value !== null && 'id' in value && 'door' in value && 'online' in value
}

function isPersonal(value: unknown): value is { what: string } {
  return typeof value === 'object' && value !== null && 'what' in value
}

function isJournal(value: unknown): value is { entranceId: string; event: EventView } {
  return typeof value === 'object' && value !== null && 'entranceId' in value && 'event' in value
}
