import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { staffClients } from '../api/clients.ts'

const { accounts } = staffClients.account.api.companies[':companyId']

export type AccountRow = InferResponseType<typeof accounts.$get, 200>['accounts'][number]
export type AccountInput = InferRequestType<typeof accounts.$post>['json']

export function accountListQuery(companyId: string, { q, state, page }: { q: string; state: string; page: string }) {
  const query = { q, state: state as 'open' | 'closed' | 'all', page }
  return queryOptions({
    queryKey: ['accounts', companyId, 'list', query],
    queryFn: async ({ signal }) =>
      await (await accounts.$get({ param: { companyId }, query }, { init: { signal } })).json(),
    placeholderData: keepPreviousData,
  })
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
