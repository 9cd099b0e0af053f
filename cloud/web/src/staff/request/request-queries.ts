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
const countRenewMs = 30_000
const threadRenewMs = 5_000

export interface RequestFilters {
  status: string
  kind: string
  q: string
  page: number
}

export function requestListQuery(companyId: string, filters: RequestFilters) {
  return queryOptions({
    queryKey: ['requests', companyId, 'list', filters],
    queryFn: async ({ signal }) => await read(companyId, filters, signal),
    placeholderData: keepPreviousData,
    refetchInterval: listRenewMs,
  })
}

/** One page of what is found, for a file of all of it. */
export async function requestPage(companyId: string, filters: RequestFilters) {
  const { requests: rows, total } = await read(companyId, filters)
  return { rows, total }
}

/** How many nobody has taken up. */
export function newRequestsQuery(companyId: string) {
  return queryOptions({
    queryKey: ['requests', companyId, 'count'],
    queryFn: async ({ signal }) => (await read(companyId, { status: 'new', kind: '', q: '', page: 1 }, signal)).total,
    refetchInterval: countRenewMs,
  })
}

async function read(companyId: string, { page, ...words }: RequestFilters, signal?: AbortSignal) {
  const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== ''))
  const query = { ...given, page: String(page) }
  return await (await requests.$get({ param: { companyId }, query }, { init: { signal: signal ?? null } })).json()
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
