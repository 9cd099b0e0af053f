import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import { signInApi } from './sign-in-api.ts'
import classes from './sign-in-page.module.css'

const sayAfterMs = 300

/** Asks who has a second factor for it; the first one was right. */
export function FactorStep({ onShown, onBack }: { onShown: () => void; onBack: () => void }) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const show = useMutation({ mutationFn: () => signInApi.secondFactor(code), onSuccess: onShown })
  const isSlow = useDelayed(show.isPending, sayAfterMs)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (show.isError) form.current?.querySelector('input')?.focus()
  }, [show.isError])
  const isOver = show.error instanceof ProblemError && show.error.code === 'session.required'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code !== '' && !show.isPending) show.mutate()
  }
  return (
    <form ref={form} className={classes.step} onSubmit={submit} noValidate>
      <div>
        <h1>{t('signIn.factorTitle')}</h1>
        <p className={classes.lead}>{t('signIn.factorLead')}</p>
      </div>
      <TextField
        label={t('signIn.factor')}
        name="factor"
        value={code}
        onText={(next) => {
          if (!show.isPending) show.reset()
          setCode(next)
        }}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        autoFocus
        aria-invalid={show.isError}
      />
      <div>
        <Button look="primary" isWide type="submit" disabled={code === '' || isSlow}>
          {isSlow && <Spinner />}
          {t(isSlow ? 'signIn.checking' : 'signIn.enter')}
        </Button>
        <p className={classes.message} role="alert">
          {show.isError && (isOver ? t('signIn.factorLate') : problemText(t, show.error))}
        </p>
      </div>
      <Button look="quiet" isWide onClick={onBack}>
        {t('signIn.factorBack')}
      </Button>
    </form>
  )
}
