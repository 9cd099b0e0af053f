import { queryOptions } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { staffClients } from '../api/clients.ts'

const its = staffClients.companySettings.api.companies[':companyId'].settings

export type Settings = InferResponseType<typeof its.$get, 200>
export type Department = Settings['departments'][number]
export type BrandChange = InferRequestType<typeof its.brand.$put>['json']
export type DepartmentsChange = InferRequestType<typeof its.departments.$put>['json']
export type SignInChange = InferRequestType<(typeof its)['sign-in']['$put']>['json']
export type AddressChange = InferRequestType<typeof its.address.$put>['json']

export const settingsQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['settings', companyId],
    queryFn: async ({ signal }) => await (await its.$get({ param: { companyId } }, { init: { signal } })).json(),
  })

/** What the app would make of a colour. */
export const shadesQuery = (colour: string) =>
  queryOptions({
    queryKey: ['brand-shades', colour],
    queryFn: async ({ signal }) =>
      await (await staffClients.company.api['brand-shades'].$get({ query: { colour } }, { init: { signal } })).json(),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

/** Every change of a company's settings. All throw `ProblemError`. */
export const settingsActs = {
  brand: async (companyId: string, json: BrandChange) => {
    await its.brand.$put({ param: { companyId }, json })
  },
  logo: async (companyId: string, file: File) => {
    await its.logo.$put({ param: { companyId } }, { init: { body: file, headers: { 'content-type': file.type } } })
  },
  noLogo: async (companyId: string) => {
    await its.logo.$delete({ param: { companyId } })
  },
  departments: async (companyId: string, json: DepartmentsChange) => {
    await its.departments.$put({ param: { companyId }, json })
  },
  signIn: async (companyId: string, json: SignInChange) => {
    await its['sign-in'].$put({ param: { companyId }, json })
  },
  address: async (companyId: string, json: AddressChange) => {
    await its.address.$put({ param: { companyId }, json })
  },
}
