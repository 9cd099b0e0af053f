import { useQuery } from '@tanstack/react-query'
import { unreadQuery } from '../notification/queries.ts'
import { ownRequestsQuery } from '../request/queries.ts'
import type { Unread } from './sections.ts'

/** How many new things of a kind wait for the person; the live stream keeps it true. */
export function useUnread(of: Unread): number {
  const requests = useQuery({ ...ownRequestsQuery(false), enabled: of === 'requests' })
  const inbox = useQuery({ ...unreadQuery, enabled: of === 'inbox' })
  return (of === 'requests' ? requests.data?.counts.unread : inbox.data?.unread) ?? 0
}
