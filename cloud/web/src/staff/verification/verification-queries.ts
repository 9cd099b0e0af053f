import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { staffClients } from '../api/clients.ts'

const { verifications } = staffClients.verification.api.companies[':companyId']

export type OrderRow = InferResponseType<typeof verifications.$get, 200>['orders'][number]
export type OrderView = InferResponseType<(typeof verifications)[':id']['$get'], 200>
export type Agreement = OrderRow['agreements']['name']
export const comparedFields = ['name', 'address', 'cadastralNumber', 'account'] as const
export const queueShows = ['waiting', 'keys', 'approved', 'refused', 'revoked', 'all'] as const

const renewMs = 15_000

export function queueQuery(companyId: string, { show, q, page }: { show: string; q: string; page: string }) {
  const query = { show: show as (typeof queueShows)[number], page, ...(q !== '' && { q }) }
  return queryOptions({
    queryKey: ['verifications', companyId, 'list', query],
    queryFn: async ({ signal }) =>
      await (await verifications.$get({ param: { companyId }, query }, { init: { signal } })).json(),
    placeholderData: keepPreviousData,
    refetchInterval: renewMs,
  })
}

export function orderQuery(companyId: string, id: string) {
  return queryOptions({
    queryKey: ['verifications', companyId, 'one', id],
    queryFn: async ({ signal }) =>
      await (await verifications[':id'].$get({ param: { companyId, id } }, { init: { signal } })).json(),
  })
}

export type Decision = { approve: true } | { approve: false; reason: string }

export const verificationActs = {
  decide: async (companyId: string, id: string, json: Decision) => {
    await verifications[':id'].decision.$post({ param: { companyId, id }, json })
  },
  revoke: async (companyId: string, id: string, reason: string) => {
    await verifications[':id'].revocation.$post({ param: { companyId, id }, json: { reason } })
  },
  ready: async (companyId: string, id: string, text: string) => {
    await verifications[':id'].ready.$post({ param: { companyId, id }, json: { text } })
  },
  handOver: async (companyId: string, id: string) => {
    await verifications[':id']['hand-over'].$post({ param: { companyId, id } })
  },
}
