import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPhone, isWhole, nationalDigits } from '../../shared/phone/phone.ts'
import { Button } from '../../shared/ui/button.tsx'
import { PasswordField } from '../../shared/ui/password-field.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import { RememberMe } from './remember-me.tsx'
import { signInApi } from './sign-in-api.ts'
import classes from './sign-in-page.module.css'

export interface PasswordText {
  name: string
  password: string
}

interface PasswordStepProps {
  text: PasswordText
  onText: (text: PasswordText) => void
  isRemembered: boolean
  onRemember: (isRemembered: boolean) => void
  onSignedIn: (needsSecondFactor: boolean) => void
}

const sayAfterMs = 300
/** What nobody would write but for a number: digits and what stands between them. */
const numberLike = /^[\s\d()+-]+$/

/** Phone, e-mail or login with a password (row R16). */
export function PasswordStep({ text, onText, isRemembered, onRemember, onSignedIn }: PasswordStepProps) {
  const { t } = useTranslation()
  const enter = useMutation({
    mutationFn: () => signInApi.password({ ...text, isRemembered }),
    onSuccess: ({ needsSecondFactor }) => onSignedIn(needsSecondFactor),
  })
  const isSlow = useDelayed(enter.isPending, sayAfterMs)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (enter.isError) form.current?.querySelector<HTMLInputElement>('input[name=password]')?.focus()
  }, [enter.isError])
  const isReady = text.name.trim() !== '' && text.password !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady && !enter.isPending) enter.mutate()
  }
  const edit = (change: Partial<PasswordText>) => {
    if (!enter.isPending) enter.reset()
    onText({ ...text, ...change })
  }
  return (
    <form ref={form} className={classes.step} onSubmit={submit} noValidate>
      <h1>{t('signIn.title')}</h1>
      <TextField
        label={t('signIn.name')}
        name="username"
        value={text.name}
        onText={(name) => edit({ name })}
        onBlur={() => edit({ name: shownName(text.name) })}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
      />
      <PasswordField
        label={t('signIn.password')}
        name="password"
        value={text.password}
        onText={(password) => edit({ password })}
        autoComplete="current-password"
      />
      <div className={classes.split}>
        <RememberMe isRemembered={isRemembered} onChange={onRemember} />
        <Link to="/recovery">{t('signIn.forgot')}</Link>
      </div>
      <div>
        <Button look="primary" isWide type="submit" disabled={!isReady || isSlow}>
          {isSlow && <Spinner />}
          {t(isSlow ? 'signIn.entering' : 'signIn.enter')}
        </Button>
        <p className={classes.message} role="alert">
          {enter.isError && problemText(t, enter.error)}
          {enter.isError && isAccountNumber(text.name) && ` ${t('signIn.account')}`}
        </p>
      </div>
    </form>
  )
}

/** A phone in whichever form it was written shows in one (row R17); anything else as it is. */
function shownName(name: string): string {
  const digits = nationalDigits(name)
  return isPhone(name) ? formatPhone(`+7${digits}`) : name.trim()
}

function isPhone(name: string): boolean {
  const { length } = name.replace(/\D/g, '')
  return numberLike.test(name) && isWhole(nationalDigits(name)) && (length === 10 || length === 11)
}

function isAccountNumber(name: string): boolean {
  return numberLike.test(name) && !isPhone(name)
}
