import { Anchor, Button, Paper, Skeleton } from '@mantine/core'
import { IconMailOff } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Logo } from '../../shared/ui/logo.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { staffClients } from '../api/clients.ts'
import { ownWorkQuery } from '../api/own-work.ts'
import { LanguageLink } from '../frame/language-link.tsx'
import { useAct } from '../frame/use-act.ts'
import { forgetInvitation, heldInvitation } from './held-invitation.ts'
import { RegisterForm } from './register-form.tsx'
import classes from './sign-in-page.module.css'
import { useLeaveConsole } from './use-leave-console.ts'

const { api } = staffClients.staff

/** What the link of an invitation leads to: who invites, and a way to accept. */
export default function InvitationPage() {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const [token] = useState(heldInvitation)
  const shown = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () => await (await api['staff-invitations'].shown.$post({ json: { token } })).json(),
    retry: false,
  })
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <LanguageLink />
      </header>
      <main className={classes.main}>
        <div className={classes.brand}>
          {shown.data?.company.logoUrl ? (
            <img src={shown.data.company.logoUrl} alt="" width={44} height={44} />
          ) : (
            <Logo size={44} />
          )}
          <h1>{shown.data?.company.name ?? t('invitation.title')}</h1>
        </div>
        <Paper className={classes.card} radius={20}>
          {shown.isPending && <Skeleton height={140} />}
          {shown.error !== null && (
            <Notice
              isFault
              icon={<IconMailOff size={34} stroke={1.6} />}
              title={t('invitation.invalid')}
              hint={problemText(shared.t, shown.error)}
            />
          )}
          {shown.data && (
            <div className={classes.form}>
              <p>
                {t('invitation.lead', {
                  company: shown.data.company.name,
                  roles: shown.data.roles.map((role) => t(`roles.${role}`)).join(', '),
                })}
              </p>
              <p className={classes.lead}>{t('invitation.to', { to: shown.data.to })}</p>
              <Acceptance token={token} kind={shown.data.kind} />
            </div>
          )}
        </Paper>
      </main>
    </div>
  )
}

function Acceptance({ token, kind }: { token: string; kind: 'phone' | 'email' }) {
  const { t } = useTranslation('staff')
  const client = useQueryClient()
  const navigate = useNavigate()
  const leave = useLeaveConsole()
  const work = useQuery({ ...ownWorkQuery, retry: false, refetchInterval: false })
  const [isRegistering, setIsRegistering] = useState(false)
  const signIn = () => void navigate({ to: '/sign-in', search: { to: '/invitation' } })
  const accept = useAct(async () => {
    const { companyId } = await (await api['staff-invitations'].accepted.$post({ json: { token } })).json()
    forgetInvitation()
    await client.resetQueries({ queryKey: ownWorkQuery.queryKey })
    await navigate({ to: `/c/${companyId}`, replace: true })
  })
  if (work.isPending) return <Skeleton height={42} />
  if (work.data?.hasSecondFactor) {
    return (
      <>
        <Button size="md" loading={accept.isRunning} onClick={() => void accept.run()}>
          {t('invitation.accept')}
        </Button>
        {accept.fault !== undefined && <p role="alert">{accept.fault}</p>}
        <p className={classes.lead}>
          {t('invitation.signedInAs', { name: work.data.user.name || (work.data.user.phone ?? '') })}{' '}
          <Anchor component="button" type="button" onClick={() => void leave()}>
            {t('invitation.another')}
          </Anchor>
        </p>
      </>
    )
  }
  if (isRegistering) return <RegisterForm token={token} onRegistered={signIn} />
  return (
    <>
      <Button size="md" onClick={signIn}>
        {t('invitation.signIn')}
      </Button>
      <p className={classes.lead}>{t(`invitation.signInHint.${kind}`)}</p>
      {kind === 'email' && (
        <Button variant="light" onClick={() => setIsRegistering(true)}>
          {t('invitation.register')}
        </Button>
      )}
    </>
  )
}
