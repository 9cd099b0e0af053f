import { useMutation } from '@tanstack/react-query'
import { type ChangeEvent, type FormEvent, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/api.ts'
import type { CodeSentView } from '../../shared/api/types.ts'
import { editPhone, formatNational, isWhole } from '../../shared/phone/phone.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import { RememberMe } from './remember-me.tsx'
import classes from './sign-in-page.module.css'

interface PhoneStepProps {
  /** National digits, without +7. */
  phone: string
  onPhone: (digits: string) => void
  isRemembered: boolean
  onRemember: (isRemembered: boolean) => void
  /** A code for this number was sent a moment ago. */
  isCodeUnderWay: boolean
  onSent: (sent: CodeSentView) => void
  onCode: () => void
}

const sayAfterMs = 300

/** Asks for the number; «Далее» waits until it is whole. */
export function PhoneStep({ phone, onPhone, isCodeUnderWay, onSent, onCode, ...remember }: PhoneStepProps) {
  const { t } = useTranslation()
  const send = useMutation({ mutationFn: () => api.sendCode(`+7${phone}`), onSuccess: onSent })
  const isSlow = useDelayed(send.isPending, sayAfterMs)
  const messageId = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole(phone) || send.isPending) return
    if (isCodeUnderWay) onCode()
    else send.mutate()
  }
  const edit = (digits: string) => {
    send.reset()
    onPhone(digits)
  }
  return (
    <form className={classes.step} onSubmit={submit} noValidate>
      <div>
        <h1>{t('signIn.title')}</h1>
        <p className={classes.lead}>{t('signIn.lead')}</p>
      </div>
      <div>
        <PhoneField phone={phone} onPhone={edit} isWrong={send.isError} messageId={messageId} />
        <RememberMe isRemembered={remember.isRemembered} onChange={remember.onRemember} />
        <Button look="primary" isWide type="submit" disabled={!isWhole(phone) || isSlow}>
          {isSlow && <Spinner />}
          {isSlow ? t('signIn.sending') : t('signIn.next')}
        </Button>
        <p id={messageId} className={classes.message} role="alert">
          {send.isError && problemText(t, send.error)}
        </p>
      </div>
    </form>
  )
}

interface PhoneFieldProps {
  phone: string
  onPhone: (digits: string) => void
  isWrong: boolean
  messageId: string
}

function PhoneField({ phone, onPhone, isWrong, messageId }: PhoneFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number | undefined>(undefined)
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const { value, selectionStart } = event.currentTarget
    const edit = editPhone(phone, value, selectionStart ?? value.length)
    caret.current = edit.caret
    onPhone(edit.digits)
  }
  useLayoutEffect(() => {
    if (caret.current !== undefined) input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  })
  return (
    <>
      <label className={classes.label} htmlFor={id}>
        {t('signIn.phone')}
      </label>
      <div className={`${classes.field} ${isWrong ? classes.isWrong : ''}`}>
        <span className={classes.prefix} aria-hidden="true">
          +7
        </span>
        <input
          ref={input}
          id={id}
          className={classes.phone}
          type="tel"
          name="phone"
          inputMode="tel"
          autoComplete="tel"
          enterKeyHint="next"
          placeholder={t('signIn.phonePlaceholder')}
          value={formatNational(phone)}
          onChange={change}
          aria-invalid={isWrong}
          aria-describedby={messageId}
          // biome-ignore lint/a11y/noAutofocus: the page's only field
          autoFocus
        />
      </div>
    </>
  )
}
