import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { staffClients } from '../api/clients.ts'

const companies = staffClients.property.api.companies[':companyId']

export type BuildingPage = InferResponseType<typeof companies.buildings.$get, 200>
export type BuildingRow = BuildingPage['buildings'][number]
export type WholeBuilding = InferResponseType<(typeof companies.buildings)[':id']['$get'], 200>
export type Entrance = WholeBuilding['entrances'][number]
export type Premises = WholeBuilding['premises'][number]
export type BuildingInput = InferRequestType<typeof companies.buildings.$post>['json']
export type PremisesInput = InferRequestType<(typeof companies.premises)[':id']['$put']>['json']
export type NewPremisesInput = InferRequestType<(typeof companies.entrances)[':id']['premises']['$post']>['json']

/** A company's buildings, a page at a time. */
export function buildingsQuery(companyId: string, { q, place }: { q: string; place: string }) {
  return infiniteQueryOptions({
    queryKey: ['buildings', companyId, q, place],
    queryFn: async ({ pageParam, signal }) => {
      const query = { offset: String(pageParam), ...(q !== '' && { q }), ...(place !== '' && { place }) }
      return await (await companies.buildings.$get({ param: { companyId }, query }, { init: { signal } })).json()
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const known = pages.reduce((sum, page) => sum + page.buildings.length, 0)
      return known < last.total ? known : undefined
    },
  })
}

export function buildingQuery(companyId: string, id: string) {
  return queryOptions({
    queryKey: ['building', companyId, id],
    queryFn: async ({ signal }) =>
      await (await companies.buildings[':id'].$get({ param: { companyId, id } }, { init: { signal } })).json(),
  })
}

/** Every change of the register. All throw `ProblemError`. */
export const register = {
  addBuilding: async (companyId: string, json: BuildingInput) =>
    await (await companies.buildings.$post({ param: { companyId }, json })).json(),
  changeBuilding: (companyId: string, id: string, json: BuildingInput) =>
    companies.buildings[':id'].$put({ param: { companyId, id }, json }),
  deleteBuilding: (companyId: string, id: string) => companies.buildings[':id'].$delete({ param: { companyId, id } }),
  addEntrance: (companyId: string, id: string, name: string) =>
    companies.buildings[':id'].entrances.$post({ param: { companyId, id }, json: { name } }),
  changeEntrance: (companyId: string, id: string, name: string) =>
    companies.entrances[':id'].$put({ param: { companyId, id }, json: { name } }),
  deleteEntrance: (companyId: string, id: string) => companies.entrances[':id'].$delete({ param: { companyId, id } }),
  addPremises: async (companyId: string, id: string, json: NewPremisesInput) =>
    await (await companies.entrances[':id'].premises.$post({ param: { companyId, id }, json })).json(),
  changePremises: (companyId: string, id: string, json: PremisesInput) =>
    companies.premises[':id'].$put({ param: { companyId, id }, json }),
  deletePremises: (companyId: string, id: string) => companies.premises[':id'].$delete({ param: { companyId, id } }),
}
