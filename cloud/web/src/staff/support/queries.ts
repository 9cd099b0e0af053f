import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { staffClients } from '../api/clients.ts'

const support = staffClients.support.api.companies[':companyId'].support

export type SupportRow = InferResponseType<typeof support.$get, 200>['messages'][number]
export type SupportThread = InferResponseType<(typeof support)[':id']['$get'], 200>
export type SupportStatus = SupportRow['status']

export interface SupportFilters {
  status: string
  topic: string
  q: string
}

const refreshMs = 30_000

/** A company's messages, newest first, a page at a time. */
export function supportListQuery(companyId: string, { status, topic, q }: SupportFilters) {
  return infiniteQueryOptions({
    queryKey: ['support', companyId, status, topic, q],
    queryFn: async ({ pageParam, signal }) => {
      // Words of the address are whatever somebody wrote there: the cloud refuses what it does not know.
      const query = {
        ...(status !== 'all' && { status }),
        ...(topic !== '' && { topic }),
        ...(q !== '' && { q }),
        ...(pageParam !== null && { before: pageParam }),
      } as InferRequestType<typeof support.$get>['query']
      return await (await support.$get({ param: { companyId }, query }, { init: { signal } })).json()
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) => (query.state.error === null ? refreshMs : false),
  })
}

/** How many nobody has answered. */
export function newSupportQuery(companyId: string) {
  return queryOptions({
    queryKey: ['support', companyId, 'count'],
    queryFn: async ({ signal }) => {
      const query = { status: 'new' as const, limit: '1' }
      return (await (await support.$get({ param: { companyId }, query }, { init: { signal } })).json()).counts.new
    },
    refetchInterval: refreshMs,
  })
}

export function supportThreadQuery(companyId: string, id: string) {
  return queryOptions({
    queryKey: ['support-message', companyId, id],
    queryFn: async ({ signal }) =>
      await (await support[':id'].$get({ param: { companyId, id } }, { init: { signal } })).json(),
  })
}

export async function answerSupport(companyId: string, id: string, text: string): Promise<SupportThread> {
  return await (await support[':id'].answers.$post({ param: { companyId, id }, json: { text } })).json()
}

export async function changeSupport(
  companyId: string,
  id: string,
  change: { status?: SupportStatus; note?: string },
): Promise<SupportThread> {
  return await (await support[':id'].$patch({ param: { companyId, id }, json: change })).json()
}

const nobodys = staffClients.support.api.platform.support

/** Messages of no company: the platform's operator reads them. */
export const nobodysSupportQuery = queryOptions({
  queryKey: ['platform-support'],
  queryFn: async ({ signal }) =>
    (await (await nobodys.$get({ query: { limit: '100' } }, { init: { signal } })).json()).messages,
  refetchInterval: (query) => (query.state.error === null ? refreshMs : false),
})

export async function settleNobodys(id: string): Promise<void> {
  await nobodys[':id'].$patch({ param: { id }, json: { status: 'answered' } })
}
