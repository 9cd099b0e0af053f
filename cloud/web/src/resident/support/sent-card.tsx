import { IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { saysSignedIn } from '../../shared/api/session-hint.ts'
import { formatPhone } from '../../shared/phone/phone.ts'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import classes from './support-page.module.css'

export interface Sent {
  number: number
  contact: string
}

/** The message has a number now, and the writer knows where the answer will come. */
export function SentCard({ sent, onAgain }: { sent: Sent; onAgain: () => void }) {
  const { t } = useTranslation()
  const title = useRef<HTMLHeadingElement>(null)
  // Who cannot see the page hears that it has changed.
  useEffect(() => title.current?.focus(), [])
  const isSignedIn = saysSignedIn(document.cookie)
  const contact = sent.contact.startsWith('+') ? formatPhone(sent.contact) : sent.contact
  return (
    <section className={classes.sent}>
      <IconCircleCheck size={56} stroke={1.4} aria-hidden="true" />
      <h2 ref={title} tabIndex={-1}>
        {t('support.sent', { number: sent.number })}
      </h2>
      <p>{t(sent.contact.includes('@') ? 'support.sentMail' : 'support.sentPhone', { contact })}</p>
      <Link to={isSignedIn ? '/' : '/sign-in'} className={buttonClass('soft', true)}>
        {t(isSignedIn ? 'app.home' : 'support.toSignIn')}
      </Link>
      <Button look="quiet" isWide onClick={onAgain}>
        {t('support.again')}
      </Button>
    </section>
  )
}
