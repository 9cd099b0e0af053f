import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { IdentityShell } from './identity-shell.tsx'
import { signInApi } from './sign-in-api.ts'
import classes from './sign-in-page.module.css'

/** Where the letter's link leads. A button is pressed, so that programs which look at links confirm nothing. */
export function ConfirmEmailPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [token] = useState(takeToken)
  const confirm = useMutation({
    mutationFn: () => signInApi.confirmEmail(token),
    onSuccess: () => client.removeQueries({ queryKey: ['profile'] }),
  })
  const open = (
    <Link to="/" className={buttonClass('primary', true)}>
      {t('confirmEmail.open')}
    </Link>
  )
  return (
    <IdentityShell>
      {confirm.isSuccess ? (
        <div className={classes.step} role="status">
          <IconCircleCheck size={48} stroke={1.5} color="var(--good)" aria-hidden="true" />
          <h1>{t('confirmEmail.done', { email: confirm.data.email })}</h1>
          <p className={classes.lead}>{t('confirmEmail.doneHint')}</p>
          {open}
        </div>
      ) : confirm.isError ? (
        <Notice
          isFault
          icon={<IconLinkOff size={34} stroke={1.6} />}
          title={t('confirmEmail.bad')}
          hint={problemText(t, confirm.error)}
          action={open}
        />
      ) : (
        <div className={classes.step}>
          <div>
            <h1>{t('confirmEmail.title')}</h1>
            <p className={classes.lead}>{t('confirmEmail.lead')}</p>
          </div>
          <Button look="primary" isWide disabled={confirm.isPending} onClick={() => confirm.mutate()}>
            {confirm.isPending && <Spinner />}
            {t(confirm.isPending ? 'confirmEmail.confirming' : 'confirmEmail.confirm')}
          </Button>
        </div>
      )}
    </IdentityShell>
  )
}

function takeToken(): string {
  const token = window.location.hash.slice(1)
  window.history.replaceState(window.history.state, '', window.location.pathname)
  return token
}
