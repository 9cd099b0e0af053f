import type { Unread } from './sections.ts'

/** How many new things of a kind wait for the person; the live stream keeps it true. */
export function useUnread(_of: Unread): number {
  return 0
}
