import type { EntranceView } from '@domovoy/cloud/api'
import type { InferResponseType } from 'hono/client'
import type { clients } from './clients.ts'

/* The API's answers, as the cloud itself declares them. */

export type { EntranceView, EventView } from '@domovoy/cloud/api'

export type DoorStateName = NonNullable<EntranceView['door']['state']>
export type MeView = InferResponseType<typeof clients.entrance.api.me.$get, 200>
export type HomeView = MeView['homes'][number]
export type CompanyHereView = NonNullable<
  InferResponseType<typeof clients.company.api.companies.here.$get, 200>['company']
>
export type EventPage = InferResponseType<(typeof clients.entrance.api.entrances)[':id']['events']['$get'], 200>
export type BrandView = EntranceView['company']
export type CompanyView = InferResponseType<typeof clients.company.api.companies.mine.$get, 200>['companies'][number]
export type DepartmentView = CompanyView['departments'][number]
export type OpeningHours = NonNullable<DepartmentView['hours']>
export type CodeSentView = InferResponseType<typeof clients.identity.api.auth.code.$post, 202>
export type ProfileView = InferResponseType<typeof clients.identity.api.profile.$get, 200>
export type SessionView = InferResponseType<typeof clients.identity.api.sessions.$get, 200>['sessions'][number]
export type OutboxMessageView = InferResponseType<typeof clients.identity.api.outbox.$get, 200>['messages'][number]
