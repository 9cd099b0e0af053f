import type { CaptchaSolution } from '@domovoy/cloud/api'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { RobotBox } from '../../shared/captcha/robot-box.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import { type SentCode, toSentCode } from './sent-code.ts'
import { signInApi } from './sign-in-api.ts'
import classes from './sign-in-page.module.css'

interface RecoveryAskProps {
  onMailed: (email: string) => void
  onCode: (sent: SentCode) => void
}

const sayAfterMs = 300

/** E-mail or confirmed phone, the surname and «Я не робот». */
export function RecoveryAsk({ onMailed, onCode }: RecoveryAskProps) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [familyName, setFamilyName] = useState('')
  const [captcha, setCaptcha] = useState<CaptchaSolution | undefined>()
  const [round, setRound] = useState(0)
  const ask = useMutation({
    mutationFn: () => signInApi.recover({ name, familyName, captcha }),
    // A solution serves once.
    onError: () => setRound((n) => n + 1),
    onSuccess: (begun) => (begun.way === 'email' ? onMailed(name.trim()) : onCode(toSentCode(begun))),
  })
  const isSlow = useDelayed(ask.isPending, sayAfterMs)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (ask.isError) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [ask.isError])
  const code = ask.error instanceof ProblemError ? ask.error.code : ''
  const fault = ask.isError ? problemText(t, ask.error) : undefined
  const isName = code === 'email.invalid' || code === 'phone.invalid'
  const isCaptcha = code.startsWith('captcha.')
  const isReady = name.trim() !== '' && familyName.trim() !== '' && captcha !== undefined
  const edit = (set: (text: string) => void) => (text: string) => {
    if (!ask.isPending) ask.reset()
    set(text)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady && !ask.isPending) ask.mutate()
  }
  return (
    <form ref={form} className={classes.step} onSubmit={submit} noValidate>
      <div>
        <h1>{t('recovery.title')}</h1>
        <p className={classes.lead}>{t('recovery.lead')}</p>
      </div>
      <TextField
        label={t('recovery.name')}
        name="username"
        value={name}
        onText={edit(setName)}
        fault={isName ? fault : undefined}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
      />
      <TextField
        label={t('recovery.familyName')}
        name="familyName"
        value={familyName}
        onText={edit(setFamilyName)}
        autoComplete="family-name"
        autoCapitalize="words"
        spellCheck={false}
      />
      <RobotBox onSolution={setCaptcha} round={round} fault={isCaptcha ? fault : undefined} />
      <div>
        <Button look="primary" isWide type="submit" disabled={!isReady || isSlow}>
          {isSlow && <Spinner />}
          {t(isSlow ? 'recovery.sending' : 'recovery.next')}
        </Button>
        <p className={classes.message} role="alert">
          {!isName && !isCaptcha && fault}
        </p>
      </div>
    </form>
  )
}
