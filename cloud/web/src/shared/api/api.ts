import { request, requestJson } from './request.ts'
import type { CodeSentView, EntranceView, EventPage, MeView, OutboxMessageView, UserView } from './types.ts'

/** How long a tap on «open» waits: the cloud itself answers within 5 s, and the person hears within 6. */
const openTimeoutMs = 5_800

interface OpenedView {
  outcome: 'opened'
  commandId: string
  at: string
}

/** Every call of the resident app, by the API's own words. All throw `ProblemError`. */
export const api = {
  sendCode: (phone: string) => requestJson<CodeSentView>('/api/auth/code', { method: 'POST', json: { phone } }),
  verifyCode: (phone: string, code: string) =>
    requestJson<{ user: UserView }>('/api/auth/verify', { method: 'POST', json: { phone, code } }),
  signOut: () => request('/api/auth/sign-out', { method: 'POST' }),
  me: (signal?: AbortSignal) => requestJson<MeView>('/api/me', { signal }),
  entrance: (id: string, signal?: AbortSignal) => requestJson<EntranceView>(`/api/entrances/${id}`, { signal }),
  events: (id: string, before: string | null, signal?: AbortSignal) =>
    requestJson<EventPage>(
      `/api/entrances/${id}/events?limit=30${before === null ? '' : `&before=${encodeURIComponent(before)}`}`,
      { signal },
    ),
  open: (id: string, idempotencyKey: string) =>
    requestJson<OpenedView>(`/api/entrances/${id}/open`, {
      method: 'POST',
      headers: { 'idempotency-key': idempotencyKey },
      timeoutMs: openTimeoutMs,
    }),
  outbox: (signal?: AbortSignal) => requestJson<{ messages: OutboxMessageView[] }>('/api/outbox', { signal }),
}
