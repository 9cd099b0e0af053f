import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { staffClients } from '../api/clients.ts'

const { requests } = staffClients.request.api.companies[':companyId']

export type RequestRow = InferResponseType<typeof requests.$get, 200>['requests'][number]
export type StaffRequest = InferResponseType<(typeof requests)[':id']['$get'], 200>
export type RequestStatus = RequestRow['status']

export const requestStatuses = ['new', 'in-work', 'awaiting-payment', 'ready', 'done', 'refused', 'closed'] as const
export const requestKinds = ['key', 'paid-key', 'question'] as const

/** A list renews itself by this; a thread in sight sooner, since somebody may be answering. */
const listRenewMs = 15_000
const threadRenewMs = 5_000

export interface RequestFilters {
  status: string
  kind: string
  q: string
  page: string
}

export function requestListQuery(companyId: string, { status, kind, q, page }: RequestFilters) {
  const given = { status, kind, q, page }
  const query = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  return queryOptions({
    queryKey: ['requests', companyId, 'list', given],
    queryFn: async ({ signal }) =>
      await (await requests.$get({ param: { companyId }, query }, { init: { signal } })).json(),
    placeholderData: keepPreviousData,
    refetchInterval: listRenewMs,
  })
}

export function requestThreadQuery(companyId: string, id: string) {
  return queryOptions({
    queryKey: ['requests', companyId, 'one', id],
    queryFn: async ({ signal }) =>
      await (await requests[':id'].$get({ param: { companyId, id } }, { init: { signal } })).json(),
    refetchInterval: threadRenewMs,
  })
}

export const requestActs = {
  write: async (companyId: string, id: string, json: { text: string; fileIds: string[] }) => {
    await requests[':id'].messages.$post({ param: { companyId, id }, json })
  },
  setStatus: async (companyId: string, id: string, to: RequestStatus) => {
    await requests[':id'].status.$post({ param: { companyId, id }, json: { to } })
  },
  markRead: async (companyId: string, id: string) => {
    await requests[':id'].read.$post({ param: { companyId, id } })
  },
}
