import { IconLinkOff } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import { isSamePair, NewPassword } from './new-password.tsx'
import { signInApi } from './sign-in-api.ts'
import classes from './sign-in-page.module.css'

interface NewPasswordStepProps {
  token: string
  onDone: (needsSecondFactor: boolean) => void
  onAgain: () => void
}

const sayAfterMs = 300

/** A new password twice; before anybody thinks of one, whether the link serves. */
export function NewPasswordStep({ token, onDone, onAgain }: NewPasswordStepProps) {
  const { t } = useTranslation()
  const [pair, setPair] = useState({ password: '', repeat: '' })
  const check = useQuery({
    queryKey: ['recovery', token],
    queryFn: async () => {
      await signInApi.checkRecovery(token)
      return true
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  })
  const save = useMutation({
    mutationFn: () => signInApi.newPassword(token, pair.password),
    onSuccess: ({ needsSecondFactor }) => onDone(needsSecondFactor),
  })
  const isSlow = useDelayed(save.isPending || check.isPending, sayAfterMs)
  const dead = [check.error, save.error].find(
    (error) => error instanceof ProblemError && error.code.startsWith('link.'),
  )
  if (dead || check.isError) {
    return (
      <Notice
        isFault
        icon={<IconLinkOff size={34} stroke={1.6} />}
        title={t('recovery.badTitle')}
        hint={problemText(t, dead ?? check.error)}
        action={
          <Button look="soft" onClick={dead ? onAgain : () => void check.refetch()}>
            {t(dead ? 'recovery.ask' : 'app.retry')}
          </Button>
        }
      />
    )
  }
  if (check.isPending) return <p className={classes.note}>{isSlow && t('recovery.checking')}</p>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isSamePair(pair) && !save.isPending) save.mutate()
  }
  const fault = save.isError ? problemText(t, save.error) : undefined
  return (
    <form className={classes.step} onSubmit={submit} noValidate>
      <div>
        <h1>{t('recovery.passwordTitle')}</h1>
        <p className={classes.lead}>{t('recovery.passwordLead')}</p>
      </div>
      <NewPassword
        pair={pair}
        onPair={(next) => {
          if (!save.isPending) save.reset()
          setPair(next)
        }}
        fault={fault}
        hasFocus
      />
      <Button look="primary" isWide type="submit" disabled={!isSamePair(pair) || (save.isPending && isSlow)}>
        {save.isPending && isSlow && <Spinner />}
        {t(save.isPending && isSlow ? 'recovery.saving' : 'recovery.save')}
      </Button>
    </form>
  )
}
