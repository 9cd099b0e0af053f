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
const countRenewMs = 30_000

interface Asked {
  show: (typeof queueShows)[number]
  q: string
  page: number
}

export function queueQuery(companyId: string, asked: Asked) {
  return queryOptions({
    queryKey: ['verifications', companyId, 'list', asked],
    queryFn: async ({ signal }) => await read(companyId, asked, signal),
    placeholderData: keepPreviousData,
    refetchInterval: renewMs,
  })
}

/** One page of what is found, for a file of all of it. */
export async function queuePage(companyId: string, asked: Asked): Promise<{ rows: OrderRow[]; total: number }> {
  const { orders: rows, total } = await read(companyId, asked)
  return { rows, total }
}

/** How many wait to be checked. */
export function waitingFormsQuery(companyId: string) {
  return queryOptions({
    queryKey: ['verifications', companyId, 'count'],
    queryFn: async ({ signal }) => (await read(companyId, { show: 'waiting', q: '', page: 1 }, signal)).waiting,
    refetchInterval: countRenewMs,
  })
}

async function read(companyId: string, { show, q, page }: Asked, signal?: AbortSignal) {
  const query = { show, page: String(page), ...(q !== '' && { q }) }
  return await (await verifications.$get({ param: { companyId }, query }, { init: { signal: signal ?? null } })).json()
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
