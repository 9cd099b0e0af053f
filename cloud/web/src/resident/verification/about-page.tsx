import { IconExternalLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../../shared/ui/button.tsx'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import classes from './order-key.module.css'

/** Where Gosuslugi hands out extracts of the EGRN. */
const extractAddress = 'https://www.gosuslugi.ru/600359/1/form'

/** «Анкета онлайн»: what it is for, the extract first, then the form (V2). */
export function AboutPage() {
  const { t } = useTranslation()
  return (
    <SignedIn
      header={() => <PageHeader title={t('keyOrder.onlineForm')} back="/order-key" isNarrow />}
      waiting={
        <main className={classes.page}>
          <div className={classes.card}>
            <SkeletonLines count={6} />
          </div>
        </main>
      }
    >
      {() => (
        <main className={classes.page}>
          <section className={classes.card}>
            <p>{t('keyOrder.about')}</p>
            <ol className={classes.steps}>
              <li>
                <p>{t('keyOrder.stepExtract')}</p>
                <a className={buttonClass('soft', true)} href={extractAddress} target="_blank" rel="noreferrer">
                  {t('keyOrder.orderExtract')}
                  <IconExternalLink size={20} stroke={1.7} aria-hidden="true" />
                </a>
              </li>
              <li>
                <p>{t('keyOrder.stepForm')}</p>
                <Link to="/order-key/form" className={buttonClass('primary', true)}>
                  {t('keyOrder.order')}
                </Link>
              </li>
            </ol>
            <p className={classes.rule}>{t('keyOrder.oneFree')}</p>
          </section>
        </main>
      )}
    </SignedIn>
  )
}
