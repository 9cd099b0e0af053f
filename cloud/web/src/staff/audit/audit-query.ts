import { infiniteQueryOptions } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { staffClients } from '../api/clients.ts'

const its = staffClients.staff.api.companies[':companyId'].audit

export type AuditEntry = InferResponseType<typeof its.$get, 200>['entries'][number]

/** What is looked for, as it stands in the address; nothing is asked of what is empty. */
export interface AuditFilters extends Record<string, string> {
  kind: string
  actor: string
  action: string
  subject: string
  person: string
  from: string
  to: string
}

export const noFilters: AuditFilters = { kind: '', actor: '', action: '', subject: '', person: '', from: '', to: '' }

/** Newest first, a page at a time into the past. */
export const auditQuery = (companyId: string, filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', companyId, filters],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...asked(filters), ...(pageParam !== null && { before: pageParam }) }
      return await (await its.$get({ param: { companyId }, query }, { init: { signal } })).json()
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })

/** Where the whole of it is to be had as a file. */
export function auditFileUrl(companyId: string, filters: AuditFilters): string {
  return `/api/companies/${companyId}/audit/export?${new URLSearchParams(asked(filters)).toString()}`
}

function asked(filters: AuditFilters): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
}
