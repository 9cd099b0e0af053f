import { queryOptions } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { clients } from '../../shared/api/clients.ts'

const { requests } = clients.request.api

export type RequestLine = InferResponseType<typeof requests.$get, 200>['requests'][number]
export type RequestView = InferResponseType<(typeof requests)[':id']['$get'], 200>
export type RequestMessage = RequestView['messages'][number]

/** The person's own requests. The first word of the key is the matter that the live stream names. */
export function ownRequestsQuery(isClosed: boolean) {
  return queryOptions({
    queryKey: ['requests', 'list', isClosed],
    queryFn: async ({ signal }) =>
      await (await requests.$get({ query: { closed: String(isClosed) } }, { init: { signal } })).json(),
  })
}

export function requestQuery(id: string) {
  return queryOptions({
    queryKey: ['requests', 'one', id],
    queryFn: async ({ signal }) => await (await requests[':id'].$get({ param: { id } }, { init: { signal } })).json(),
  })
}
