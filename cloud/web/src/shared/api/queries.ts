import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'
import { ProblemError } from './problem.ts'
import { saysSignedIn } from './session-hint.ts'

const tryAgainMs = 5_000

/** What got lost on the way is asked for until it comes: nobody stands before a door pressing «retry». */
function untilItComes({ state }: { state: { error: Error | null } }): number | false {
  return state.error !== null && !isFinal(state.error) ? tryAgainMs : false
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    // The answer is known, and sooner than the cloud could give it.
    if (!saysSignedIn(document.cookie)) throw new ProblemError('session.required', 401)
    return await api.me(signal)
  },
  refetchInterval: untilItComes,
})

/** Whose address the browser has come to (P4). @param slug of `/c/{slug}`; null: the host decides */
export function companyHereQuery(slug: string | null) {
  return queryOptions({
    queryKey: ['company-here', slug],
    queryFn: ({ signal }) => api.companyHere(slug, signal),
    staleTime: 5 * 60_000,
    refetchInterval: untilItComes,
  })
}

/** What the person wrote to support, with the answers. */
export const supportMessagesQuery = queryOptions({
  queryKey: ['support'],
  queryFn: async ({ signal }) => (await api.supportMessages(signal)).messages,
})

/** Whom to call, in every company that serves the person's flats. */
export const companiesQuery = queryOptions({
  queryKey: ['companies'],
  queryFn: async ({ signal }) => (await api.companies(signal)).companies,
  refetchInterval: untilItComes,
})

export const profileQuery = queryOptions({ queryKey: ['profile'], queryFn: ({ signal }) => api.profile(signal) })

const sessionsRefreshMs = 20_000

/** Another device may sign in while somebody looks. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => api.sessions(signal),
  refetchInterval: sessionsRefreshMs,
})

export function entranceQuery(id: string) {
  return queryOptions({ queryKey: ['entrance', id], queryFn: ({ signal }) => api.entrance(id, signal) })
}

/** Newest first, a page at a time into the past. */
export function eventsQuery(entranceId: string) {
  return infiniteQueryOptions({
    queryKey: ['events', entranceId],
    queryFn: ({ pageParam, signal }) => api.events(entranceId, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: untilItComes,
  })
}

const outboxRefreshMs = 2_000

/** The demo's outbox; a missing one (404) is an answer, not a fault. */
export const outboxQuery = queryOptions({
  queryKey: ['outbox'],
  queryFn: ({ signal }) => api.outbox(signal),
  refetchInterval: (query) => (query.state.error === null ? outboxRefreshMs : false),
})

/** Second factors of the demo's staff; asked again when the code's half minute is over. */
export const staffCodesQuery = queryOptions({
  queryKey: ['staff-codes'],
  queryFn: ({ signal }) => api.staffCodes(signal),
  refetchInterval: (query) => (query.state.data ? Math.max(query.state.data.leftS, 1) * 1000 : false),
})

/** What the demo has to try; it never changes. */
export const demoGuideQuery = queryOptions({
  queryKey: ['demo-guide'],
  queryFn: ({ signal }) => api.demoGuide(signal),
  staleTime: Number.POSITIVE_INFINITY,
})

/**
 * The cache of a page. Live updates keep it fresh, so nothing is asked twice for its age alone; what the cloud refused is
 * not asked again, what got lost on the way is, twice.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && !isFinal(error),
      },
    },
  })
}

/** The cloud has understood and refused. */
function isFinal(error: Error): boolean {
  return error instanceof ProblemError && error.status >= 400 && error.status < 500
}
