import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type RegistrationView, registrationKey, type SignedInView, type StateView } from './registration-api.ts'

/** What a step's answer means for the page: the next step, or the app. */
export function useArrival(): (state: StateView) => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async ({ registration, signedIn }) => {
    if (!signedIn) return void client.setQueryData<StateView>(registrationKey, { registration, signedIn: null })
    await arrive(client, navigate, signedIn)
  }
}

async function arrive(
  client: ReturnType<typeof useQueryClient>,
  navigate: ReturnType<typeof useNavigate>,
  { needsSecondFactor }: SignedInView,
): Promise<void> {
  client.clear()
  if (needsSecondFactor) await navigate({ to: '/sign-in', search: { factor: true }, replace: true })
  else await navigate({ to: '/', replace: true })
}

/** Sends a step's form and follows its answer. */
export function useStep<Told>(send: (told: Told) => Promise<StateView>) {
  const arrival = useArrival()
  return useMutation({ mutationFn: send, onSuccess: arrival })
}

/** The same for what begins a registration. */
export function useBegin<Told, Begun extends { registration: RegistrationView }>(
  send: (told: Told) => Promise<Begun>,
  onBegun?: (begun: Begun) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: (begun) => {
      onBegun?.(begun)
      client.setQueryData<StateView>(registrationKey, { registration: begun.registration, signedIn: null })
    },
  })
}
