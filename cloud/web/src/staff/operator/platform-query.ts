import { queryOptions } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { staffClients } from '../api/clients.ts'

const platform = staffClients.operator.api.platform

export type PlatformCompany = InferResponseType<typeof platform.companies.$get, 200>['companies'][number]

export const platformCompaniesQuery = queryOptions({
  queryKey: ['platform-companies'],
  queryFn: async ({ signal }) =>
    (await (await platform.companies.$get(undefined, { init: { signal } })).json()).companies,
})

/** What the platform's operator does. All throw `ProblemError`. */
export const platformActs = {
  create: async (json: { name: string; slug: string; timeZone: string; administrator: string }) => {
    await platform.companies.$post({ json })
  },
  suspend: async (platformCompanyId: string, isSuspended: boolean) => {
    await platform.companies[':platformCompanyId'].suspension.$put({
      param: { platformCompanyId },
      json: { isSuspended },
    })
  },
  invite: async (platformCompanyId: string, to: string) => {
    await platform.companies[':platformCompanyId'].administrators.$post({ param: { platformCompanyId }, json: { to } })
  },
  reset: async (name: string) => {
    await platform['second-factor-resets'].$post({ json: { name } })
  },
}
