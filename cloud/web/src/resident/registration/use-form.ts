import type { CaptchaSolution } from '@domovoy/cloud/api'
import type { UseMutationResult } from '@tanstack/react-query'
import { type FormEvent, type RefObject, useState } from 'react'
import type { FieldFaults } from './field-faults.ts'
import type { Demands } from './judge-fields.ts'
import { useWrongFields } from './use-wrong-fields.ts'

export interface CaptchaProps {
  onSolution: (solution: CaptchaSolution | undefined) => void
  round: number
  fault: string | undefined
}

interface Form<Values extends object> {
  ref: RefObject<HTMLFormElement | null>
  values: Values
  edit: (change: Partial<Values>) => void
  faults: FieldFaults<Name<Values>>
  submit: (event: FormEvent) => void
  captcha: CaptchaProps
  /** Whether the box or the picture was answered. */
  isHuman: boolean
}

type Name<Values> = (keyof Values & string) | 'consent' | 'captcha'
type Told<Values> = Values & { captcha: CaptchaSolution | undefined }

/** A whole form of R7, R8 or R9: its values, what is wrong with which, and a captcha that is made anew after each refusal. */
export function useForm<Values extends { isConsentGiven: boolean }>(
  empty: Values,
  sending: UseMutationResult<unknown, Error, Told<Values>>,
  demands: Demands,
): Form<Values> {
  const [values, setValues] = useState(empty)
  const [solution, setSolution] = useState<CaptchaSolution | undefined>()
  const [round, setRound] = useState(0)
  const told = { ...values, consent: values.isConsentGiven, captcha: solution }
  const { ref, faults, check } = useWrongFields<Name<Values>>(told, sending.error, demands)
  return {
    ref,
    values,
    faults,
    isHuman: solution !== undefined,
    edit: (change) => {
      if (!sending.isPending) sending.reset()
      setValues((before) => ({ ...before, ...change }))
    },
    submit: (event) => {
      event.preventDefault()
      if (sending.isPending || !check()) return
      sending.mutate({ ...values, captcha: solution }, { onError: () => setRound((n) => n + 1) })
    },
    captcha: { onSolution: setSolution, round, fault: solution === undefined ? faults.captcha : undefined },
  }
}
