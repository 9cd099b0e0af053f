import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { staffClients } from '../api/clients.ts'

const companies = staffClients.resident.api.companies[':companyId']

export type PersonLine = InferResponseType<typeof companies.people.$get, 200>['people'][number]
export type Person = InferResponseType<(typeof companies.people)[':userId']['$get'], 200>
export type Residency = PersonLine['residencies'][number]
export type Relation = Residency['relation']
export type NewResident = InferRequestType<(typeof companies.premises)[':id']['people']['$post']>['json']

export const relations = ['owner', 'family', 'tenant'] as const satisfies readonly Relation[]

export interface PeopleFilters {
  q: string
  building: string
  verified: string
  state: string
}

/** The people of a company's houses by name, a page at a time. */
export function peopleQuery(companyId: string, { q, building, verified, state }: PeopleFilters) {
  return infiniteQueryOptions({
    queryKey: ['people', companyId, q, building, verified, state],
    queryFn: async ({ pageParam, signal }) => {
      // Words of the address are whatever somebody wrote there: the cloud refuses what it does not know.
      const query = { offset: String(pageParam), ...queryOf({ q, building, verified, state }) } as InferRequestType<
        typeof companies.people.$get
      >['query']
      return await (await companies.people.$get({ param: { companyId }, query }, { init: { signal } })).json()
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const known = pages.reduce((sum, page) => sum + page.people.length, 0)
      return known < last.total && last.people.length > 0 ? known : undefined
    },
  })
}

/** What the address of the CSV says of the same people. */
export function queryOf({ q, building, verified, state }: PeopleFilters): Record<string, string> {
  return {
    ...(q !== '' && { q }),
    ...(building !== '' && { building }),
    ...(verified !== '' && { verified }),
    ...(state !== 'all' && { state }),
  }
}

/** Who lives in a building now. */
export function peopleOfBuildingQuery(companyId: string, building: string) {
  return queryOptions({
    queryKey: ['people', companyId, 'building', building],
    queryFn: async ({ signal }) => {
      const query = { building, state: 'current' as const }
      const { people } = await (
        await companies.people.$get({ param: { companyId }, query }, { init: { signal } })
      ).json()
      return people
    },
  })
}

/** One person. Every fetch is put on record as a look at them: it is fetched when the page opens, and not again by itself. */
export function personQuery(companyId: string, userId: string) {
  return queryOptions({
    queryKey: ['person', companyId, userId],
    queryFn: async ({ signal }) =>
      await (await companies.people[':userId'].$get({ param: { companyId, userId } }, { init: { signal } })).json(),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

/** Every change of who lives where. All throw `ProblemError`. */
export const residents = {
  add: async (companyId: string, premisesId: string, json: NewResident) =>
    await (await companies.premises[':id'].people.$post({ param: { companyId, id: premisesId }, json })).json(),
  change: (companyId: string, id: string, json: { relation: Relation; endsAt: string | null }) =>
    companies.residencies[':id'].$put({ param: { companyId, id }, json }),
  verify: (companyId: string, id: string) => companies.residencies[':id'].verify.$post({ param: { companyId, id } }),
  unverify: (companyId: string, id: string) =>
    companies.residencies[':id'].unverify.$post({ param: { companyId, id } }),
  end: (companyId: string, id: string) => companies.residencies[':id'].end.$post({ param: { companyId, id } }),
  contacts: async (companyId: string, userId: string) =>
    await (await companies.people[':userId'].contacts.$post({ param: { companyId, userId } })).json(),
}
