import { z } from 'zod'

export interface Step {
  method: 'GET' | 'POST' | 'PUT'
  path: string
  body?: unknown
  /** What a right answer looks like. */
  right: z.ZodType
  /** How often it comes, among the others. */
  weight: number
}

export interface Resident {
  phone: string
  familyName: string
  givenName: string
  patronymic: string
  entranceId: string
}

/** What a resident's app asks while it is used: mostly looks, one in ten a change. Each answer must be this resident's own. */
export function requestMix({ phone, familyName, givenName, patronymic, entranceId }: Resident): Step[] {
  const own = z.object({ user: z.object({ phone: z.literal(phone) }) })
  const entrances = z.object({ entrances: z.array(z.object({ id: z.uuid() })).min(1) })
  const profile = z.object({ phone: z.literal(phone), familyName: z.literal(familyName) })
  const sessions = z.object({ sessions: z.array(z.object({ id: z.uuid() })).min(1) })
  const name = { familyName, givenName, patronymic }
  const get = (path: string, right: z.ZodType, weight: number): Step => ({ method: 'GET', path, right, weight })
  return [
    get('/api/me', own, 25),
    get('/api/entrances', entrances, 12),
    get(`/api/entrances/${entranceId}`, z.object({ id: z.literal(entranceId) }), 8),
    get(`/api/entrances/${entranceId}/events`, z.object({ events: z.array(z.unknown()) }), 12),
    get('/api/profile', profile, 8),
    get('/api/sessions', sessions, 5),
    get('/api/notifications', z.object({ unread: z.int() }), 5),
    get('/api/notifications/unread', z.object({ unread: z.int() }), 8),
    get('/api/requests', z.object({ requests: z.array(z.unknown()) }), 7),
    { method: 'PUT', path: '/api/profile/name', body: name, right: profile, weight: 5 },
    { method: 'POST', path: '/api/notifications/read', body: {}, right: z.object({ read: z.int() }), weight: 5 },
  ]
}

/** The steps in an order of their own for each connection, as often as their weights say: the same at every run. */
export function shuffled(steps: readonly Step[], seed: number): Step[] {
  const all = steps.flatMap((step) => Array.from({ length: step.weight }, () => step))
  let state = seed + 1
  return all
    .map((step) => {
      // A linear congruential generator (Numerical Recipes): nothing here needs more than being mixed.
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return { step, order: state }
    })
    .sort((a, b) => a.order - b.order)
    .map(({ step }) => step)
}
