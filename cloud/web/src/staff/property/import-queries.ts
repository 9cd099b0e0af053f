import { queryOptions } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { cloudFetch } from '../../shared/api/cloud-fetch.ts'
import { staffClients } from '../api/clients.ts'

const imports = staffClients.propertyImport.api.companies[':companyId']['property-imports']
const one = imports[':id']

export type Import = InferResponseType<typeof one.$get, 200>
export type Mapping = InferRequestType<typeof one.mapping.$put>['json']['mapping']
export type ImportColumn = NonNullable<Mapping[number]>
export type ImportProblem = Import['problems'][number]

/** What an upload would change, or has changed. */
export function importQuery(companyId: string, id: string) {
  return queryOptions({
    queryKey: ['property-import', companyId, id],
    queryFn: async ({ signal }) => await (await one.$get({ param: { companyId, id } }, { init: { signal } })).json(),
    enabled: id !== '',
  })
}

/** How far a running import has come. */
export async function importProgress(companyId: string, id: string) {
  return await (await one.progress.$get({ param: { companyId, id } })).json()
}

export async function uploadImport(companyId: string, file: File): Promise<Import> {
  const body = new FormData()
  body.set('file', file)
  // The typed client describes JSON only.
  const path = `/api/companies/${companyId}/property-imports`
  return (await (await cloudFetch(path, { method: 'POST', body })).json()) as Import
}

export async function mapImport(companyId: string, id: string, mapping: Mapping): Promise<Import> {
  return await (await one.mapping.$put({ param: { companyId, id }, json: { mapping } })).json()
}

export async function runImport(companyId: string, id: string) {
  return await (await one.run.$post({ param: { companyId, id } })).json()
}
