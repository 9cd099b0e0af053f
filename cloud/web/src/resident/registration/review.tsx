import { IconClockCheck, IconMoodSad } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import { Heading } from './heading.tsx'
import classes from './registration.module.css'
import { type RegistrationView, registrationApi, registrationKey, type StateView } from './registration-api.ts'

/** R7 while staff look at it, and after they have said no. */
export function Review({ registration }: { registration: RegistrationView }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: registrationApi.leave,
    onSuccess: () => client.setQueryData<StateView>(registrationKey, { registration: null, signedIn: null }),
  })
  const isRefused = registration.step === 'refused'
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' })
  return (
    <div className={classes.form}>
      {isRefused ? <IconMoodSad size={40} aria-hidden="true" /> : <IconClockCheck size={40} aria-hidden="true" />}
      <Heading key={registration.step}>
        {t(isRefused ? 'register.application.refused' : 'register.application.sent')}
      </Heading>
      <p role="status" className={isRefused ? classes.wait : classes.lead}>
        {isRefused
          ? t('register.application.refusedHint', { reason: registration.reason ?? '' })
          : t('register.application.sentHint', { email: registration.email ?? '' })}
      </p>
      <p className={classes.note}>
        {t('register.application.sentAt', { date: date.format(new Date(registration.beganAt)) })}
      </p>
      {isRefused && (
        <Button look="primary" isWide onClick={() => leave.mutate()}>
          {t('register.startOver')}
        </Button>
      )}
    </div>
  )
}
