import { IconMailOff } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { saysSignedIn } from '../../shared/api/session-hint.ts'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { FrameIfSignedIn } from '../frame/frame.tsx'
import { dayOf } from './dates.ts'
import classes from './household.module.css'
import { rememberInvitation } from './pending-invitation.ts'
import { acceptInvitation, invitationQuery } from './queries.ts'

/** What an invitation is about; whoever is not signed in does that first, and comes back. */
export function InvitationPage() {
  return (
    <FrameIfSignedIn>
      <main className={classes.invitation}>
        <Invitation />
      </main>
    </FrameIfSignedIn>
  )
}

function Invitation() {
  const { t, i18n } = useTranslation()
  const { token } = useParams({ from: '/invitations/$token' })
  const client = useQueryClient()
  const navigate = useNavigate()
  const { data, error } = useQuery(invitationQuery(token))
  const accept = useMutation({
    mutationFn: () => acceptInvitation(token),
    onSuccess: async () => {
      rememberInvitation(undefined)
      // What may be done has grown, and the next page begins with it; the invitation itself is used up and not asked for again.
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'invitation' })
      await navigate({ to: '/', replace: true })
    },
  })
  if (error !== null) {
    return (
      <div className={classes.card}>
        <Notice
          isFault
          icon={<IconMailOff size={34} stroke={1.6} />}
          title={t('household.invitation.bad')}
          hint={problemText(t, error)}
          action={
            <Link to="/" className={buttonClass('soft')}>
              {t('household.invitation.home')}
            </Link>
          }
        />
      </div>
    )
  }
  if (data === undefined) {
    return (
      <div className={classes.card} aria-busy="true">
        <SkeletonLines count={4} />
      </div>
    )
  }
  const { inviter, relation, address, endsAt, phoneEnding } = data
  return (
    <>
      <h1>{t('household.invitation.from', { name: inviter })}</h1>
      <div className={classes.card}>
        <p className={classes.address}>{address}</p>
        <p>{t(`household.invitation.as.${relation}`)}</p>
        {endsAt !== null && <p>{t('household.invitation.until', { date: dayOf(endsAt, i18n.language) })}</p>}
        {phoneEnding !== null && (
          <p className={classes.soft}>{t('household.invitation.forPhone', { ending: phoneEnding })}</p>
        )}
      </div>
      {saysSignedIn(document.cookie) ? (
        <Button look="primary" isWide disabled={accept.isPending} onClick={() => accept.mutate()}>
          {accept.isPending && <Spinner />}
          {t(accept.isPending ? 'household.invitation.accepting' : 'household.invitation.accept')}
        </Button>
      ) : (
        <div>
          <Link
            to="/sign-in"
            className={buttonClass('primary', true)}
            onClick={() => rememberInvitation(window.location.pathname)}
          >
            {t('household.invitation.signIn')}
          </Link>
          <p className={classes.hint}>{t('household.invitation.signInHint')}</p>
        </div>
      )}
      {accept.isError && (
        <p className={classes.fault} role="alert">
          {problemText(t, accept.error)}
        </p>
      )}
    </>
  )
}
