import { IconCheck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { profileQuery, sessionsQuery } from '../../shared/api/queries.ts'
import { Button } from '../../shared/ui/button.tsx'
import { PasswordField } from '../../shared/ui/password-field.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import { isSamePair, NewPassword } from '../identity/new-password.tsx'
import classes from './profile-page.module.css'
import { securityApi } from './security-api.ts'

const sayAfterMs = 300
const empty = { oldPassword: '', password: '', repeat: '' }

/** Old password, new one twice (row R12); who has none sets the first. */
export function PasswordCard({ hasPassword, login }: { hasPassword: boolean; login: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [text, setText] = useState(empty)
  const change = useMutation({
    mutationFn: () => {
      const { oldPassword, password } = text
      return securityApi.changePassword({ password, ...(hasPassword && { oldPassword }) })
    },
    onSuccess: async () => {
      setText(empty)
      const keys = [profileQuery.queryKey, sessionsQuery.queryKey]
      await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
    },
  })
  const isSlow = useDelayed(change.isPending, sayAfterMs)
  const form = useRef<HTMLFormElement>(null)
  const fault = change.isError ? problemText(t, change.error) : undefined
  const isOld = change.error instanceof ProblemError && change.error.code === 'password.old-wrong'
  const isNew = change.error instanceof ProblemError && change.error.code.startsWith('password.') && !isOld
  useEffect(() => {
    if (isOld) form.current?.querySelector<HTMLInputElement>('input[name=oldPassword]')?.focus()
  }, [isOld])
  const isReady = isSamePair(text) && (!hasPassword || text.oldPassword !== '')
  const edit = (next: Partial<typeof empty>) => {
    if (!change.isPending) change.reset()
    setText({ ...text, ...next })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady && !change.isPending) change.mutate()
  }
  const title = t(hasPassword ? 'security.password.change' : 'security.password.set')
  return (
    <form ref={form} className={classes.card} onSubmit={submit} noValidate aria-label={t('security.password.title')}>
      <div>
        <h2>{t('security.password.title')}</h2>
        <p className={classes.soft}>{t(hasPassword ? 'security.password.hint' : 'security.password.none')}</p>
      </div>
      {/* A browser's keeper of passwords learns whose it is. */}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      {hasPassword && (
        <PasswordField
          label={t('security.password.old')}
          name="oldPassword"
          value={text.oldPassword}
          onText={(oldPassword) => edit({ oldPassword })}
          autoComplete="current-password"
          fault={isOld ? fault : undefined}
        />
      )}
      <NewPassword pair={text} onPair={edit} fault={isNew ? fault : undefined} />
      <div className={classes.saving}>
        <Button look="soft" isWide type="submit" disabled={!isReady || isSlow} data-saved={change.isSuccess}>
          {isSlow && <Spinner />}
          {change.isSuccess && <IconCheck size={22} stroke={2} aria-hidden="true" />}
          <span aria-live="polite">{change.isSuccess ? t('security.password.changed') : title}</span>
        </Button>
        {fault !== undefined && !isOld && !isNew && (
          <p className={classes.fault} role="alert">
            {fault}
          </p>
        )}
      </div>
    </form>
  )
}
