import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import { AddressForm } from './address-form.tsx'
import { ApplicationForm } from './application-form.tsx'
import { CallCode } from './call-code.tsx'
import { CallForm } from './call-form.tsx'
import { CodeForm } from './code-form.tsx'
import { CodeLead } from './code-lead.tsx'
import { Done } from './done.tsx'
import { EmailForm } from './email-form.tsx'
import { Letter } from './letter.tsx'
import { LoginForm } from './login-form.tsx'
import { NameForm } from './name-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { PhoneForm } from './phone-form.tsx'
import classes from './registration.module.css'
import {
  type RegistrationView,
  registrationApi,
  registrationKey,
  type StateView,
  type Way,
} from './registration-api.ts'
import { ResumeForm } from './resume-form.tsx'
import { Review } from './review.tsx'
import { Shell } from './shell.tsx'
import { useStep } from './use-step.ts'

type Step = RegistrationView['step'] | 'begin' | 'resume'

/** What comes in which order, as far as it is counted for the person. */
const courses: Record<Way, readonly Step[]> = {
  phone: ['begin', 'code', 'address', 'name'],
  web: ['begin', 'code', 'address', 'name', 'password'],
  call: ['begin', 'code', 'password'],
  application: ['begin', 'review', 'code'],
  login: ['begin', 'letter'],
  email: ['begin', 'letter'],
}

/** One way of registration, from its first form to the app. */
export function WayPage() {
  const { t } = useTranslation()
  const { way: named } = useParams({ from: '/register/$way' })
  const navigate = useNavigate()
  const company = useCompanyHere()
  const { data, isPending } = useQuery({
    queryKey: registrationKey,
    queryFn: ({ signal }) => registrationApi.current(signal),
  })
  /** A step that was gone back to, or the beginning anew. */
  const [wanted, setWanted] = useState<{ step: Step; beyond: Step | undefined } | null>(null)
  const [done, setDone] = useState<{ email: string; state: StateView } | null>(null)
  const way = (Object.keys(courses) as Way[]).find((it) => it === named)
  if (way === undefined || (company && !company.registrationWays.includes(way))) {
    return <Navigate to="/register" replace />
  }
  const own = data?.registration?.way === way ? data.registration : null
  const isBack = wanted !== null && wanted.beyond === own?.step
  const step: Step = isBack ? wanted.step : (own?.step ?? 'begin')
  const course = courses[way]
  const goTo = (to: Step) => setWanted({ step: to, beyond: own?.step })
  const before = backOf(way, step)
  const leave = () => (before === undefined ? void navigate({ to: '/register' }) : goTo(before))
  if (done !== null) return <Done {...done} />
  const at = Math.max(course.indexOf(step), 0) + 1
  return (
    <Shell onBack={leave} at={step === 'refused' || step === 'resume' ? undefined : { n: at, total: course.length }}>
      {isPending ? (
        <p className={classes.center}>
          <Spinner /> {t('register.loading')}
        </p>
      ) : (
        <StepOf
          {...{ way, step, own }}
          goTo={goTo}
          onward={() => setWanted(null)}
          onDone={(email, state) => setDone({ email, state })}
        />
      )}
    </Shell>
  )
}

/** Where «Назад» leads within a way; out of it where nothing is named. */
function backOf(way: Way, step: Step): Step | undefined {
  if (step === 'code' && way !== 'application') return 'begin'
  if (step === 'resume') return 'begin'
  if (step === 'name') return 'address'
  return step === 'password' && way === 'web' ? 'name' : undefined
}

function NameStep({ own, onward }: { own: RegistrationView; onward: () => void }) {
  const step = useStep(async (told: Parameters<typeof registrationApi.name>[0]) => {
    const state = await registrationApi.name(told)
    onward()
    return state
  })
  return <NameForm known={own} step={step} />
}

interface StepProps {
  way: Way
  step: Step
  own: RegistrationView | null
  goTo: (step: Step) => void
  onward: () => void
  onDone: (email: string, state: StateView) => void
}

function StepOf({ way, step, own, goTo, onward, onDone }: StepProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: registrationApi.leave,
    onSuccess: () => client.setQueryData<StateView>(registrationKey, { registration: null, signedIn: null }),
  })
  if (step === 'resume') return <ResumeForm />
  if (step === 'begin' || own === null) {
    if (way === 'phone' || way === 'web') return <PhoneForm way={way} known={own?.phone?.slice(2) ?? ''} />
    if (way === 'call') return <CallForm />
    if (way === 'application') return <ApplicationForm onResume={() => goTo('resume')} />
    return way === 'login' ? <LoginForm /> : <EmailForm />
  }
  if (step === 'code' && way === 'call') return <CallCode phone={own.phone ?? ''} />
  if (step === 'code') {
    const isApplication = way === 'application'
    return (
      <CodeForm
        title={t(isApplication ? 'register.application.codeTitle' : 'register.code.title')}
        lead={<CodeLead registration={own} />}
        onChange={isApplication ? undefined : () => goTo('begin')}
      />
    )
  }
  if (step === 'address') {
    const save = async (parts: Parameters<typeof registrationApi.address>[0]) => {
      const { registration, said } = await registrationApi.address(parts)
      // The page goes on when the person has seen what was understood.
      if (said === null) client.setQueryData<StateView>(registrationKey, { registration, signedIn: null })
      return said
    }
    const next = async () => {
      onward()
      await client.invalidateQueries({ queryKey: registrationKey })
    }
    return <AddressForm known={own.address} save={save} onDone={() => void next()} />
  }
  if (step === 'name') return <NameStep {...{ own, onward }} />
  if (step === 'password') {
    return way === 'web' ? <PasswordForm way="web" onDone={onDone} /> : <PasswordForm way="call" />
  }
  if (step === 'letter') return <Letter registration={own} onOther={() => leave.mutate()} />
  return <Review registration={own} />
}
