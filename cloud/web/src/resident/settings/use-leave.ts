import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

/** Leads to the sign-in and forgets what the person saw: the next one at this device is somebody else. */
export function useLeave(): () => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await navigate({ to: '/sign-in', replace: true })
    client.clear()
  }
}
