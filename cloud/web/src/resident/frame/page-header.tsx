import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../../shared/ui/button.tsx'
import classes from './page-header.module.css'

interface PageHeaderProps {
  title: string
  /** Where the arrow leads. */
  back?: '/' | '/profile'
  /** Over a page of one column. */
  isNarrow?: boolean
}

/** The head of a page that is one step away from another: an arrow back, and what it is. */
export function PageHeader({ title, back = '/', isNarrow = false }: PageHeaderProps) {
  const { t } = useTranslation()
  const words = t(back === '/' ? 'app.home' : 'profile.back')
  return (
    <header className={classes.header} data-narrow={isNarrow}>
      <Link to={back} className={buttonClass('icon', false, classes.back)} aria-label={words} title={words}>
        <IconArrowLeft size={26} stroke={1.8} aria-hidden="true" />
      </Link>
      <h1 className={classes.title}>{title}</h1>
    </header>
  )
}
