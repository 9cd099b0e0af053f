import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { staffClients } from '../api/clients.ts'

/** «Выход»: ends the session, and forgets what was seen on this device. */
export function useLeaveConsole(): () => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await staffClients.identity.api.auth['sign-out'].$post()
    await navigate({ to: '/sign-in', replace: true })
    client.clear()
  }
}
