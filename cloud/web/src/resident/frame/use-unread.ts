import { useQuery } from '@tanstack/react-query'
import { ownRequestsQuery } from '../request/queries.ts'
import type { Unread } from './sections.ts'

/** How many new things of a kind wait for the person; the live stream keeps it true. */
export function useUnread(of: Unread): number {
  const { data } = useQuery({ ...ownRequestsQuery(false), enabled: of === 'requests' })
  return of === 'requests' ? (data?.counts.unread ?? 0) : 0
}
