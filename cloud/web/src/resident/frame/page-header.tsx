import { IconArrowLeft, IconMessage2Question } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../../shared/ui/button.tsx'
import classes from './page-header.module.css'

interface PageHeaderProps {
  title: string
  /** Where the arrow leads. */
  back?: '/' | '/profile' | '/sign-in' | '/requests' | '/order-key' | '/order-key/about' | '/notifications' | '/my-data'
  /** Over a page of one column. */
  isNarrow?: boolean
}

const wordsOf = {
  '/': 'app.home',
  '/profile': 'profile.back',
  '/sign-in': 'frame.toSignIn',
  '/requests': 'request.toList',
  '/order-key': 'keyOrder.back',
  '/order-key/about': 'keyOrder.back',
  '/notifications': 'inbox.back',
  '/my-data': 'privacy.back',
} as const

/** The head of a page that is one step away from another: an arrow back, and what it is. */
export function PageHeader({ title, back = '/', isNarrow = false }: PageHeaderProps) {
  const { t } = useTranslation()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const words = t(wordsOf[back])
  return (
    <header className={classes.header} data-narrow={isNarrow}>
      <Link to={back} className={buttonClass('icon', false, classes.back)} aria-label={words} title={words}>
        <IconArrowLeft size={26} stroke={1.8} aria-hidden="true" />
      </Link>
      <h1 className={classes.title}>{title}</h1>
      {path !== '/support' && (
        <Link
          to="/support"
          search={{ from: path }}
          className={buttonClass('icon', false, classes.support)}
          aria-label={t('frame.support')}
          title={t('frame.support')}
        >
          <IconMessage2Question size={26} stroke={1.7} aria-hidden="true" />
        </Link>
      )}
    </header>
  )
}
