import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { TextField } from '../../shared/ui/text-field.tsx'
import { knowsPasskeys, PasskeyStopped, signInByPasskey } from '../identity/passkeys.ts'
import { signInApi } from '../identity/sign-in-api.ts'
import classes from './profile-page.module.css'
import { factorQuery } from './security-api.ts'

interface ShowAgainProps {
  error: Error | null
  /** Better words for this error than the usual ones. */
  words?: string | undefined
  /** The second factor was shown: what was refused may be tried again. */
  onShown: () => void
}

/** What went wrong; where the second factor has to be shown first, the way to do so. */
export function ShowAgain({ error, words, onShown }: ShowAgainProps) {
  const { t } = useTranslation()
  if (error === null) return null
  const isFactor = error instanceof ProblemError && error.code === 'second-factor.required'
  return (
    <>
      <p className={classes.fault} role="alert">
        {words ?? (isFactor ? t('security.show.needed') : problemText(t, error))}
      </p>
      {isFactor && <ShowFactor onShown={onShown} />}
    </>
  )
}

function ShowFactor({ onShown }: { onShown: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const shown = async () => {
    await client.invalidateQueries({ queryKey: factorQuery.queryKey })
    onShown()
  }
  const byCode = useMutation({ mutationFn: () => signInApi.secondFactor(code), onSuccess: shown })
  const byPasskey = useMutation({ mutationFn: () => signInByPasskey(true), onSuccess: shown })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code !== '' && !byCode.isPending) byCode.mutate()
  }
  const error = byCode.error ?? byPasskey.error
  return (
    <form className={classes.saving} onSubmit={submit} noValidate>
      {knowsPasskeys() && (
        <Button look="soft" isWide disabled={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
          {t('security.show.passkey')}
        </Button>
      )}
      <TextField
        label={t('signIn.factor')}
        name="factor"
        value={code}
        onText={setCode}
        autoComplete="one-time-code"
        maxLength={20}
      />
      <Button look="soft" isWide type="submit" disabled={code === '' || byCode.isPending}>
        {t('security.show.code')}
      </Button>
      {error !== null && (
        <p className={classes.fault} role="alert">
          {error instanceof PasskeyStopped ? t('security.passkeys.stopped') : problemText(t, error)}
        </p>
      )}
    </form>
  )
}
