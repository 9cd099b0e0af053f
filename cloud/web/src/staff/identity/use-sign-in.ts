import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ProblemError } from '../../shared/api/problem.ts'
import { staffClients } from '../api/clients.ts'
import { ownWorkQuery } from '../api/own-work.ts'

/**
 * Where a sign-in stands. `code`: the SMS is under way; `factor`: a one-time password is asked for; `passkey`: a passkey is;
 * `setup`: there is no second factor yet; `name`: nobody knows what to call them.
 */
export type SignInStep =
  | { at: 'asking' }
  | { at: 'start' }
  | { at: 'code'; phone: string; resendAtMs: number }
  | { at: 'factor' }
  | { at: 'passkey' }
  | { at: 'setup' }
  | { at: 'name' }

/** Walks a person to a session with a second factor, and then to where they wanted to go. */
export function useSignIn() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { to }: { to?: string } = useSearch({ strict: false })
  const [step, setStep] = useState<SignInStep>({ at: 'asking' })

  const look = async () => {
    const next = await nextStep()
    if (next !== 'done') return setStep(next)
    await client.resetQueries({ queryKey: ownWorkQuery.queryKey })
    await navigate({ to: isInside(to) ? to : '/', replace: true })
  }
  useEffect(() => {
    void look().catch(() => setStep({ at: 'start' }))
  }, [])
  return {
    step,
    setStep,
    /** A step has been done: what is next? */
    goOn: look,
    onSignedIn: async ({ needsSecondFactor }: { needsSecondFactor: boolean }) => {
      if (needsSecondFactor) setStep({ at: 'factor' })
      else await look()
    },
  }
}

async function nextStep(): Promise<SignInStep | 'done'> {
  const { api } = staffClients.identity
  try {
    const work = await (await staffClients.staff.api.staff.me.$get()).json()
    if (!work.hasSecondFactor) {
      const { isOn } = await (await api.auth['second-factor'].$get()).json()
      if (isOn) return { at: 'factor' }
      const { passkeys } = await (await api.passkeys.$get()).json()
      return passkeys.length > 0 ? { at: 'passkey' } : { at: 'setup' }
    }
    return work.user.name === '' ? { at: 'name' } : 'done'
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return { at: 'start' }
    throw error
  }
}

/** An address of the console, and of nobody else. */
function isInside(to: string | undefined): to is string {
  return to !== undefined && /^\/(?![/\\])/.test(to)
}
