import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { Heading } from './heading.tsx'
import classes from './registration.module.css'
import { registrationApi } from './registration-api.ts'
import { Shell } from './shell.tsx'
import { useArrival } from './use-step.ts'

/** Where the letter of R8 and R9 leads: the token behind the `#` reaches no log. */
export function ActivatePage() {
  return <LinkPage open={registrationApi.activate} isEmailOnly={false} />
}

/** Where the letter of R4 and R7 leads: the e-mail becomes a login. */
export function ConfirmEmailPage() {
  const open = async (token: string) => ({ ...(await registrationApi.confirmEmail(token)), signedIn: null })
  return <LinkPage open={open} isEmailOnly />
}

interface LinkPageProps {
  open: typeof registrationApi.activate
  isEmailOnly: boolean
}

function LinkPage({ open, isEmailOnly }: LinkPageProps) {
  const { t } = useTranslation()
  const arrival = useArrival()
  const opening = useMutation({
    mutationFn: open,
    onSuccess: async ({ signedIn }) => {
      if (signedIn) await arrival({ registration: null, signedIn })
    },
  })
  const { mutate } = opening
  const isOpened = useRef(false)
  useEffect(() => {
    // A link serves once, and React calls this twice while one works on the app.
    if (isOpened.current) return
    isOpened.current = true
    mutate(location.hash.slice(1))
  }, [mutate])
  if (opening.isError) {
    return (
      <Shell>
        <div className={classes.form}>
          <IconLinkOff size={40} aria-hidden="true" />
          <Heading>{t('register.activate.failed')}</Heading>
          <p className={classes.lead} role="alert">
            {problemText(t, opening.error)}
          </p>
          <Link to="/sign-in" className={buttonClass('primary', true)}>
            {t('register.activate.signIn')}
          </Link>
          {!isEmailOnly && (
            <Link to="/register" className={buttonClass('soft', true)}>
              {t('register.activate.again')}
            </Link>
          )}
          <Button look="quiet" onClick={() => opening.mutate(location.hash.slice(1))}>
            {t('app.retry')}
          </Button>
        </div>
      </Shell>
    )
  }
  return (
    <Shell>
      {opening.data && !opening.data.signedIn ? (
        <div className={classes.form}>
          <IconCircleCheck size={40} aria-hidden="true" />
          <Heading>{t('register.activate.done')}</Heading>
          <p className={classes.lead} role="status">
            {t(isEmailOnly ? 'register.activate.emailHint' : 'register.activate.doneHint', {
              login: opening.data.login,
            })}
          </p>
          <Link to="/sign-in" className={buttonClass('primary', true)}>
            {t('register.activate.signIn')}
          </Link>
        </div>
      ) : (
        <p className={classes.center} role="status">
          <Spinner /> {t('register.activate.working')}
        </p>
      )}
    </Shell>
  )
}
