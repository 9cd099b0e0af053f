import type { InferRequestType } from 'hono/client'
import { clients } from './clients.ts'
import { networkProblem } from './problem.ts'

/** How long a tap on «open» waits: the cloud itself answers within 5 s, and the person hears within 6. */
const openPatienceMs = 5_800
const eventsPerPage = '30'

export type SupportMessageInput = InferRequestType<typeof clients.support.api.support.messages.$post>['json']

/** Every call of the resident app, by the API's own words. All throw `ProblemError`. */
export const api = {
  sendCode: async (phone: string) => read(await clients.identity.api.auth.code.$post({ json: { phone } })),

  signOut: async () => {
    await clients.identity.api.auth['sign-out'].$post()
  },

  profile: async (signal: AbortSignal) =>
    read(await clients.identity.api.profile.$get(undefined, { init: { signal } })),

  changeName: async (name: { familyName: string; givenName: string; patronymic: string; inn?: string }) =>
    read(await clients.identity.api.profile.name.$put({ json: name })),

  sessions: async (signal: AbortSignal) =>
    read(await clients.identity.api.sessions.$get(undefined, { init: { signal } })),

  endSession: async (id: string) => {
    await clients.identity.api.sessions[':id'].$delete({ param: { id } })
  },

  endAllSessions: async (keepsCurrent: boolean) =>
    read(await clients.identity.api.sessions.$delete({ query: keepsCurrent ? { keep: 'current' } : {} })),

  staffCodes: async (signal: AbortSignal) =>
    read(await clients.demo.api.demo['staff-codes'].$get(undefined, { init: { signal } })),

  demoGuide: async (signal: AbortSignal) =>
    read(await clients.demo.api.demo.guide.$get(undefined, { init: { signal } })),

  outbox: async (signal: AbortSignal) => read(await clients.identity.api.outbox.$get(undefined, { init: { signal } })),

  me: async (signal: AbortSignal) => read(await clients.entrance.api.me.$get(undefined, { init: { signal } })),

  companyHere: async (slug: string | null, signal: AbortSignal) => {
    const query = slug === null ? {} : { company: slug }
    return read(await clients.company.api.companies.here.$get({ query }, { init: { signal } }))
  },

  writeToSupport: async (message: SupportMessageInput) =>
    read(await clients.support.api.support.messages.$post({ json: message })),

  supportMessages: async (signal: AbortSignal) =>
    read(await clients.support.api.support.messages.$get(undefined, { init: { signal } })),

  companies: async (signal: AbortSignal) =>
    read(await clients.company.api.companies.mine.$get(undefined, { init: { signal } })),

  entrance: async (id: string, signal: AbortSignal) =>
    read(await clients.entrance.api.entrances[':id'].$get({ param: { id } }, { init: { signal } })),

  events: async (id: string, before: string | null, signal: AbortSignal) => {
    const query = { limit: eventsPerPage, ...(before !== null && { before }) }
    return read(await clients.entrance.api.entrances[':id'].events.$get({ param: { id }, query }, { init: { signal } }))
  },

  open: async (id: string, idempotencyKey: string) =>
    read(
      await clients.door.api.entrances[':id'].open.$post(
        { param: { id } },
        { headers: { 'idempotency-key': idempotencyKey }, init: { signal: AbortSignal.timeout(openPatienceMs) } },
      ),
    ),
}

/** An answer may be cut off in its body too. */
async function read<View>(response: { json(): Promise<View> }): Promise<View> {
  return await response.json().catch((cause: unknown) => {
    throw networkProblem(cause)
  })
}
