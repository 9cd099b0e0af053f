import { queryOptions } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { staffClients } from './clients.ts'

export type OwnWork = InferResponseType<typeof staffClients.staff.api.staff.me.$get, 200>
export type Workplace = OwnWork['companies'][number]

const refreshMs = 60_000

/** Who is at the console and where they work; asked again now and then, since roles change. */
export const ownWorkQuery = queryOptions({
  queryKey: ['own-work'],
  queryFn: async ({ signal }) =>
    await (await staffClients.staff.api.staff.me.$get(undefined, { init: { signal } })).json(),
  refetchInterval: (query) => (query.state.error === null ? refreshMs : false),
})
