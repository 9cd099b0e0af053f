import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './page.module.css'

interface PageProps {
  title: string
  /** Beside the title: the page's actions, the first one being the primary. */
  actions?: ReactNode
  /** Under the title: search and filters. */
  filters?: ReactNode
  children: ReactNode
}

/** One page of a room: its title, what can be done, and what it shows. */
export function Page({ title, actions, filters, children }: PageProps) {
  const { t } = useTranslation()
  const appName = t('app.name')
  useEffect(() => {
    document.title = `${title} — ${appName}`
  }, [title, appName])
  return (
    <main className={classes.page}>
      <header className={classes.header}>
        <h1>{title}</h1>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {filters !== undefined && <search className={classes.filters}>{filters}</search>}
      {children}
    </main>
  )
}
