import type { CaptchaSolution } from '@domovoy/cloud/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type SupportMessageInput } from '../../shared/api/api.ts'
import { ProblemError } from '../../shared/api/problem.ts'
import { supportMessagesQuery } from '../../shared/api/queries.ts'
import type { BrandView, CompanyHereView, MeView } from '../../shared/api/types.ts'
import { formatPhone, isWhole, nationalDigits } from '../../shared/phone/phone.ts'
import { problemText } from '../../shared/ui/problem-text.ts'
import type { Sent } from './sent-card.tsx'

export const topics = ['sign-in', 'registration', 'verification', 'door', 'app', 'other'] as const
export type Topic = (typeof topics)[number]
export const answerWays = ['email', 'phone'] as const
export type AnswerWay = (typeof answerWays)[number]

interface Values {
  companyId: string | null
  topic: Topic
  text: string
  name: string
  answerBy: AnswerWay
  contact: string
}

type Field = 'text' | 'name' | 'contact' | 'robot'
type Fault = 'empty' | 'short' | 'email' | 'phone' | 'robot'
export type Faults = Partial<Record<Field, Fault>>

interface Around {
  me: MeView | undefined
  here: CompanyHereView | null | undefined
  isSignedIn: boolean
  /** Where in the app the person was. */
  page: string | null
  topic: Topic | undefined
}

export interface SupportForm {
  values: Values
  set: (change: Partial<Values>) => void
  faults: Faults
  /** To choose from, where somebody lives with several. */
  companies: readonly BrandView[]
  contactFor: (way: AnswerWay) => string
  submit: (event: FormEvent) => void
  ref: RefObject<HTMLFormElement | null>
  /** Takes what «Я не робот» has worked out. */
  onSolution: (solution: CaptchaSolution | undefined) => void
  /** How many times something was sent: a solution serves once. */
  round: number
  isSending: boolean
  /** What failed, unless a field says it. */
  problem: string | undefined
  sent: Sent | null
}

const shortest = 5

/** A message being written: what is known of the person stands there already, and what is wrong is said by its field. */
export function useSupportForm({ me, here, isSignedIn, page, topic }: Around): SupportForm {
  const { t } = useTranslation()
  const client = useQueryClient()
  const ref = useRef<HTMLFormElement>(null)
  const [changes, setChanges] = useState<Partial<Values>>({})
  const [faults, setFaults] = useState<Faults>({})
  const [sent, setSent] = useState<Sent | null>(null)
  const [captcha, setCaptcha] = useState<CaptchaSolution | undefined>(undefined)
  const [round, setRound] = useState(0)
  const phone = me?.user.phone ?? null
  const contactFor = (way: AnswerWay) => (way === 'phone' && phone !== null ? formatPhone(phone) : '')
  const answerBy: AnswerWay = changes.answerBy ?? (phone === null ? 'email' : 'phone')
  const values: Values = {
    companyId: (isSignedIn ? me?.companies[0]?.id : here?.id) ?? null,
    topic: topic ?? (isSignedIn ? 'other' : 'sign-in'),
    text: '',
    name: me?.user.name ?? '',
    answerBy,
    contact: contactFor(answerBy),
    ...changes,
  }
  const send = useMutation({
    mutationFn: (message: SupportMessageInput) => api.writeToSupport(message),
    onSuccess: (kept) => {
      setSent({ number: kept.number, contact: kept.contact })
      void client.invalidateQueries({ queryKey: supportMessagesQuery.queryKey })
    },
    onError: (error) => {
      setFaults(faultsOf(error))
      setRound((it) => it + 1)
    },
  })
  // To the first field that is wrong, once it is marked.
  useEffect(() => {
    if (Object.keys(faults).length > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [faults])
  const hasFaults = Object.values(faults).some((it) => it !== undefined)
  return {
    values,
    faults,
    companies: isSignedIn ? (me?.companies ?? []) : [],
    contactFor,
    ...{ ref, round },
    onSolution: (solution) => {
      setCaptcha(solution)
      if (solution !== undefined) setFaults(({ robot: _healed, ...rest }) => rest)
    },
    isSending: send.isPending,
    problem: send.isError && !hasFaults ? problemText(t, send.error) : undefined,
    sent,
    set: (change) => {
      setChanges({ ...changes, ...change })
      const healed = Object.keys(change) as Field[]
      setFaults(Object.fromEntries(Object.entries(faults).filter(([field]) => !healed.includes(field as Field))))
    },
    submit: (event) => {
      event.preventDefault()
      if (send.isPending) return
      const needsProof = !isSignedIn && captcha === undefined
      const wrong: Faults = { ...judge(values), ...(needsProof && { robot: 'robot' as const }) }
      setFaults(wrong)
      if (Object.keys(wrong).length > 0) return
      send.mutate({ ...values, page, ...(!isSignedIn && captcha !== undefined && { captcha }) })
    },
  }
}

/** What a person can mend before anything is sent; the cloud judges again. */
function judge({ text, name, answerBy, contact }: Values): Faults {
  const isReachable = answerBy === 'email' ? /^\S+@\S+\.\S+$/.test(contact.trim()) : isWhole(nationalDigits(contact))
  return {
    ...(text.trim().length < shortest && { text: text.trim() === '' ? ('empty' as const) : ('short' as const) }),
    ...(name.trim() === '' && { name: 'empty' as const }),
    ...(!isReachable && { contact: answerBy }),
  }
}

function faultsOf(error: Error): Faults {
  const code = error instanceof ProblemError ? error.code : undefined
  if (code === 'support.contact') return { contact: 'email' }
  if (code === 'phone.invalid') return { contact: 'phone' }
  if (code?.startsWith('captcha.')) return { robot: 'robot' }
  return {}
}
