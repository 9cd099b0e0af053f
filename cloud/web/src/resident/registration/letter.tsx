import { IconMailCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import { Again } from './again.tsx'
import { Heading } from './heading.tsx'
import classes from './registration.module.css'
import { type RegistrationView, registrationApi } from './registration-api.ts'
import { keepPause, recallPause } from './sent-code.ts'

/** R8, R9: the letter is on its way; the link in it goes on. */
export function Letter({ registration, onOther }: { registration: RegistrationView; onOther: () => void }) {
  const { t, i18n } = useTranslation()
  const [pause, setPause] = useState(recallPause)
  const resend = useMutation({ mutationFn: registrationApi.letter, onSuccess: (sent) => setPause(keepPause(sent)) })
  const date = new Intl.DateTimeFormat(i18n.language, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  })
  return (
    <div className={classes.form}>
      <IconMailCheck size={40} aria-hidden="true" />
      <div>
        {/* The button that asked goes: once more its screen's heading has the focus. */}
        <Heading key={pause?.untilMs}>{t('register.letter.title')}</Heading>
        <p className={classes.lead} role="status">
          {t(resend.isSuccess ? 'register.letter.resent' : 'register.letter.sent', { email: registration.email ?? '' })}
        </p>
      </div>
      <p>{t('register.letter.until', { date: date.format(new Date(registration.expiresAt)) })}</p>
      <Again
        untilMs={pause?.untilMs ?? 0}
        countdown={(left) => t('register.letter.resendIn', { left })}
        note={t('register.letter.spam')}
        hint={t('register.letter.spam')}
        action={t('register.letter.resend')}
        isPending={resend.isPending}
        error={resend.error}
        onAgain={() => resend.mutate()}
      />
      <Button look="quiet" className={classes.flush} onClick={onOther}>
        {t('register.letter.wrong')}
      </Button>
    </div>
  )
}
