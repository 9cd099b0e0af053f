import { queryOptions } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { staffClients } from '../api/clients.ts'

const company = staffClients.application.api.companies[':companyId']
const { applications } = company
const addresses = company['unmatched-addresses']

export type Application = InferResponseType<typeof applications.$get, 200>['applications'][number]
export type UnmatchedAddress = InferResponseType<typeof addresses.$get, 200>['addresses'][number]
export type ApplicationState = 'waiting' | 'approved' | 'refused' | 'all'

const renewMs = 30_000

/** R7's queue; renewed while somebody looks, since colleagues decide as well. */
export function applicationsQuery(companyId: string, state: ApplicationState, q: string) {
  return queryOptions({
    queryKey: ['applications', companyId, state, q],
    queryFn: async ({ signal }) => {
      const query = { state, ...(q !== '' && { q }) }
      return await (await applications.$get({ param: { companyId }, query }, { init: { signal } })).json()
    },
    refetchInterval: renewMs,
  })
}

/** How many wait to be decided. */
export function waitingApplicationsQuery(companyId: string) {
  return queryOptions({
    queryKey: ['applications', companyId, 'count'],
    queryFn: async ({ signal }) => {
      const query = { state: 'waiting' as const }
      return (await (await applications.$get({ param: { companyId }, query }, { init: { signal } })).json()).waiting
    },
    refetchInterval: renewMs,
  })
}

/** R2: addresses that no house has. */
export function addressesQuery(companyId: string) {
  return queryOptions({
    queryKey: ['unmatched-addresses', companyId],
    queryFn: async ({ signal }) =>
      (await (await addresses.$get({ param: { companyId } }, { init: { signal } })).json()).addresses,
    refetchInterval: renewMs,
  })
}

/** What staff decide. All throw `ProblemError`. */
export const applicationActs = {
  approve: (companyId: string, id: string, premisesId: string | undefined) =>
    applications[':id'].approve.$post({
      param: { companyId, id },
      json: { ...(premisesId !== undefined && { premisesId }) },
    }),
  refuse: (companyId: string, id: string, reason: string) =>
    applications[':id'].refuse.$post({ param: { companyId, id }, json: { reason } }),
  settle: (companyId: string, id: string, premisesId: string | null) =>
    addresses[':id'].settle.$post({ param: { companyId, id }, json: { premisesId } }),
}
