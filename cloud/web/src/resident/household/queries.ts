import { queryOptions } from '@tanstack/react-query'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { clients } from '../../shared/api/clients.ts'

const home = clients.household.api.homes[':premisesId'].household
const invitations = clients.household.api.invitations[':token']

export type HouseholdView = InferResponseType<typeof home.$get, 200>
export type Member = HouseholdView['members'][number]
export type Waiting = HouseholdView['invitations'][number]
export type NewInvitation = InferRequestType<typeof home.invitations.$post>['json']
export type Invited = InferResponseType<typeof home.invitations.$post, 201>

export function householdQuery(premisesId: string) {
  return queryOptions({
    queryKey: ['household', premisesId],
    queryFn: async ({ signal }) => await (await home.$get({ param: { premisesId } }, { init: { signal } })).json(),
  })
}

export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ['invitation', token],
    queryFn: async ({ signal }) => await (await invitations.$get({ param: { token } }, { init: { signal } })).json(),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export async function invite(premisesId: string, json: NewInvitation): Promise<Invited> {
  return await (await home.invitations.$post({ param: { premisesId }, json })).json()
}

export async function revokeInvitation(premisesId: string, invitationId: string): Promise<void> {
  await home.invitations[':invitationId'].$delete({ param: { premisesId, invitationId } })
}

export async function removeMember(premisesId: string, residencyId: string): Promise<void> {
  await home[':residencyId'].$delete({ param: { premisesId, residencyId } })
}

/** @param endsAt the last moment; null: without end */
export async function changeLastDay(premisesId: string, residencyId: string, endsAt: string | null): Promise<void> {
  await home[':residencyId'].$put({ param: { premisesId, residencyId }, json: { endsAt } })
}

export async function acceptInvitation(token: string): Promise<void> {
  await invitations.$post({ param: { token } })
}
