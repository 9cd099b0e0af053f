import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { TextField } from '../../shared/ui/text-field.tsx'
import classes from './profile-page.module.css'

interface FactorCodeProps {
  /** What the code is asked for. */
  act: string
  send: (code: string) => Promise<void>
  onCancel: () => void
}

/** Asks for a code of the app before something. */
export function FactorCode({ act, send, onCancel }: FactorCodeProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const sending = useMutation({ mutationFn: send })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (sending.isError) form.current?.querySelector('input')?.focus()
  }, [sending.isError])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code !== '' && !sending.isPending) sending.mutate(code)
  }
  return (
    <form ref={form} className={classes.saving} onSubmit={submit} noValidate>
      <TextField
        label={t('security.factor.code')}
        name="factor"
        value={code}
        onText={(next) => {
          if (!sending.isPending) sending.reset()
          setCode(next)
        }}
        fault={sending.isError ? problemText(t, sending.error) : undefined}
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={20}
        autoFocus
      />
      <Button look="soft" isWide type="submit" disabled={code === '' || sending.isPending}>
        {act}
      </Button>
      <Button look="quiet" isWide onClick={onCancel}>
        {t('app.cancel')}
      </Button>
    </form>
  )
}
