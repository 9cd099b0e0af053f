import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { clients } from '../../shared/api/clients.ts'

const { notifications } = clients.notification.api

export type InboxPageView = InferResponseType<typeof notifications.$get, 200>
export type NotificationView = InboxPageView['notifications'][number]
export type SettingsView = InferResponseType<typeof notifications.settings.$get, 200>
export type Choice = SettingsView['choices'][number]

const perPage = '30'

/** What the person was told, newest first. The first word of a key is the matter that the live stream names. */
export const inboxQuery = infiniteQueryOptions({
  queryKey: ['inbox', 'list'],
  queryFn: async ({ pageParam, signal }) => {
    const query = { limit: perPage, ...(pageParam !== null && { before: pageParam }) }
    return await (await notifications.$get({ query }, { init: { signal } })).json()
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
})

export const unreadQuery = queryOptions({
  queryKey: ['inbox', 'unread'],
  queryFn: async ({ signal }) => await (await notifications.unread.$get(undefined, { init: { signal } })).json(),
})

export const settingsQuery = queryOptions({
  queryKey: ['notification-settings'],
  queryFn: async ({ signal }) => await (await notifications.settings.$get(undefined, { init: { signal } })).json(),
})

/** @param ids left out: all */
export async function markRead(ids?: string[]): Promise<void> {
  await notifications.read.$post({ json: ids ? { ids } : {} })
}

export async function choose(choice: Choice): Promise<void> {
  await notifications.settings.$put({ json: choice })
}
