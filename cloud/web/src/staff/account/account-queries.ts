import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { staffClients } from '../api/clients.ts'

const { accounts } = staffClients.account.api.companies[':companyId']

export type AccountRow = InferResponseType<typeof accounts.$get, 200>['accounts'][number]
export type AccountInput = InferRequestType<typeof accounts.$post>['json']

interface Asked {
  q: string
  state: 'open' | 'closed' | 'all'
  page: number
}

export function accountListQuery(companyId: string, asked: Asked) {
  return queryOptions({
    queryKey: ['accounts', companyId, 'list', asked],
    queryFn: async ({ signal }) => await read(companyId, asked, signal),
    placeholderData: keepPreviousData,
  })
}

/** One page of what is found, for a file of all of it. */
export async function accountPage(companyId: string, asked: Asked): Promise<{ rows: AccountRow[]; total: number }> {
  const { accounts: rows, total } = await read(companyId, asked)
  return { rows, total }
}

async function read(companyId: string, { page, ...words }: Asked, signal?: AbortSignal) {
  const query = { ...words, page: String(page) }
  return await (await accounts.$get({ param: { companyId }, query }, { init: { signal: signal ?? null } })).json()
}

export function premisesQuery(companyId: string, q: string) {
  return queryOptions({
    queryKey: ['accounts', companyId, 'premises', q],
    queryFn: async ({ signal }) =>
      (await (await accounts.premises.$get({ param: { companyId }, query: { q } }, { init: { signal } })).json())
        .premises,
    placeholderData: keepPreviousData,
  })
}

/** @param id null: a new account */
export async function saveAccount(companyId: string, id: string | null, json: AccountInput): Promise<void> {
  if (id === null) await accounts.$post({ param: { companyId }, json })
  else await accounts[':id'].$put({ param: { companyId, id }, json })
}
