import type { Role } from '@domovoy/cloud/api'
import { queryOptions } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { staffClients } from '../api/clients.ts'

const its = staffClients.staff.api.companies[':companyId']

export type StaffList = InferResponseType<typeof its.staff.$get, 200>
export type Colleague = StaffList['staff'][number]
export type Invitation = StaffList['invitations'][number]

export const staffQuery = (companyId: string) =>
  queryOptions({
    queryKey: ['staff', companyId],
    queryFn: async ({ signal }) => await (await its.staff.$get({ param: { companyId } }, { init: { signal } })).json(),
  })

/** Everything that is done to a company's staff. All throw `ProblemError`. */
export const staffActs = {
  invite: async (companyId: string, json: { to: string; roles: Role[]; position: string }) => {
    await its['staff-invitations'].$post({ param: { companyId }, json })
  },
  resend: async (companyId: string, invitationId: string) => {
    await its['staff-invitations'][':invitationId'].sending.$post({ param: { companyId, invitationId } })
  },
  revoke: async (companyId: string, invitationId: string) => {
    await its['staff-invitations'][':invitationId'].$delete({ param: { companyId, invitationId } })
  },
  change: async (companyId: string, staffId: string, json: { roles: Role[]; position: string }) => {
    await its.staff[':staffId'].$put({ param: { companyId, staffId }, json })
  },
  suspend: async (companyId: string, staffId: string, isSuspended: boolean) => {
    await its.staff[':staffId'].suspension.$put({ param: { companyId, staffId }, json: { isSuspended } })
  },
  remove: async (companyId: string, staffId: string) => {
    await its.staff[':staffId'].$delete({ param: { companyId, staffId } })
  },
  resetSecondFactor: async (companyId: string, staffId: string) => {
    await its.staff[':staffId']['second-factor'].$delete({ param: { companyId, staffId } })
  },
}
