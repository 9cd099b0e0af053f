import type { UseMutationResult } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../shared/ui/text-field.tsx'
import { Consent } from './consent.tsx'
import classes from './registration.module.css'
import type { RegistrationView } from './registration-api.ts'
import { Submit } from './submit.tsx'
import { useWrongFields } from './use-wrong-fields.ts'

type Name = Pick<RegistrationView, 'familyName' | 'givenName' | 'patronymic'>

interface NameFormProps {
  known: Name
  step: UseMutationResult<unknown, Error, Name & { isConsentGiven: boolean }>
}

const parts = ['familyName', 'givenName', 'patronymic'] as const
const autoComplete = { familyName: 'family-name', givenName: 'given-name', patronymic: 'additional-name' } as const

/** R3 and R4's consent: Фамилия, Имя, Отчество. */
export function NameForm({ known, step }: NameFormProps) {
  const { t } = useTranslation()
  const [name, setName] = useState({
    familyName: known.familyName,
    givenName: known.givenName,
    patronymic: known.patronymic,
  })
  const [isConsentGiven, setIsConsentGiven] = useState(false)
  const { ref, faults, check } = useWrongFields({ ...name, consent: isConsentGiven }, step.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!step.isPending && check()) step.mutate({ ...name, isConsentGiven })
  }
  return (
    <form ref={ref} className={classes.form} onSubmit={submit} noValidate>
      <div>
        <h1>{t('register.name.title')}</h1>
        <p className={classes.lead}>{t('register.name.lead')}</p>
      </div>
      {parts.map((part) => (
        <TextField
          key={part}
          label={t(`profile.${part}`)}
          name={part}
          value={name[part]}
          onText={(text) => {
            step.reset()
            setName({ ...name, [part]: text })
          }}
          fault={faults[part]}
          autoComplete={autoComplete[part]}
          autoCapitalize="words"
          spellCheck={false}
          autoFocus={part === 'familyName'}
          {...(part === 'patronymic' && { note: t('profile.ifAny') })}
        />
      ))}
      <Consent
        purpose="privacy-policy"
        isGiven={isConsentGiven}
        onGiven={(isGiven) => {
          step.reset()
          setIsConsentGiven(isGiven)
        }}
        fault={faults.consent}
        link={t('register.consent.webLink')}
      >
        {t('register.consent.web')}
      </Consent>
      <Submit waiting={t('register.sending')} isPending={step.isPending} fault={faults.form}>
        {t('register.next')}
      </Submit>
    </form>
  )
}
