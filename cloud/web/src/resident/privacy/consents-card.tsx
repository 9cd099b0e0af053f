import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { CardFault } from './card-fault.tsx'
import classes from './privacy.module.css'
import { type ConsentView, consentsQuery, giveConsent, withdrawConsent } from './queries.ts'

/** What the person agreed to, in which version and when; how to take it back. */
export function ConsentsCard() {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(consentsQuery(i18n.language))
  const give = useMutation({
    mutationFn: giveConsent,
    onSuccess: () => client.invalidateQueries({ queryKey: ['consents'] }),
  })
  const inForce = data?.consents.filter(({ withdrawnAt }) => withdrawnAt === null) ?? []
  const old = data?.consents.filter(({ withdrawnAt }) => withdrawnAt !== null) ?? []
  return (
    <section className={classes.card} aria-label={t('privacy.consents.title')}>
      <h2>{t('privacy.consents.title')}</h2>
      {data === undefined && error === null && <SkeletonLines count={3} />}
      {data === undefined && error !== null && <CardFault error={error} onRetry={() => void refetch()} />}
      {data !== undefined && inForce.length === 0 && <p className={classes.soft}>{t('privacy.consents.none')}</p>}
      {inForce.length > 0 && (
        <ul className={classes.list}>
          {inForce.map((it) => (
            <ConsentLine key={it.id} consent={it} />
          ))}
        </ul>
      )}
      {data !== undefined && data.offered.length > 0 && (
        <>
          <h3 className={classes.soft}>{t('privacy.consents.offered')}</h3>
          <ul className={classes.list}>
            {data.offered.map(({ purpose, title }) => (
              <li key={purpose}>
                <span className={classes.words}>
                  <span>{title}</span>
                  <span className={classes.links}>
                    <Link to="/documents/$purpose" params={{ purpose }}>
                      {t('privacy.consents.read')}
                    </Link>
                  </span>
                </span>
                <Button look="soft" disabled={give.isPending} onClick={() => give.mutate(purpose)}>
                  {t('privacy.consents.give')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {give.isError && (
        <p className={classes.fault} role="alert">
          {problemText(t, give.error)}
        </p>
      )}
      {old.length > 0 && (
        <details className={classes.old}>
          <summary>{t('privacy.consents.old')}</summary>
          <ul className={classes.list}>
            {old.map((it) => (
              <ConsentLine key={it.id} consent={it} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function ConsentLine({ consent }: { consent: ConsentView }) {
  const { t, i18n } = useTranslation()
  const [isAsking, setIsAsking] = useState(false)
  const { purpose, title, version, company, companyId, acceptedAt, address, withdrawnAt } = consent
  const when = (iso: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' }).format(Date.parse(iso))
  return (
    <li>
      <span className={classes.words}>
        <span className={classes.name}>{title}</span>
        {company !== null && <span>{company}</span>}
        <span className={classes.soft}>
          {t('privacy.consents.given', { date: when(acceptedAt) })}
          {address !== null && ` ${t('privacy.consents.from', { address })}`}
        </span>
        {withdrawnAt !== null && (
          <span className={classes.soft}>{t('privacy.consents.withdrawn', { date: when(withdrawnAt) })}</span>
        )}
        <span className={classes.links}>
          <Link
            to="/documents/$purpose"
            params={{ purpose }}
            search={{ version, ...(companyId !== null && { company: companyId }) }}
          >
            {t('privacy.consents.read')}
          </Link>
        </span>
      </span>
      {withdrawnAt === null && purpose !== 'privacy-policy' && !isAsking && (
        <Button look="quiet" onClick={() => setIsAsking(true)}>
          {t('privacy.consents.withdraw')}
        </Button>
      )}
      {isAsking && <Withdrawal consent={consent} onClose={() => setIsAsking(false)} />}
    </li>
  )
}

/** Says what follows before it happens. Without what is required there is no account, so that leads to its end. */
function Withdrawal({ consent, onClose }: { consent: ConsentView; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => withdrawConsent(consent.purpose),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['consents'] })
      await client.invalidateQueries({ queryKey: ['notification-settings'] })
    },
  })
  return (
    <section className={classes.asking} aria-label={t('privacy.consents.withdrawTitle')}>
      <b>{t('privacy.consents.withdrawTitle')}</b>
      <p>{consent.withdrawal}</p>
      <div className={classes.buttons}>
        {consent.isRequired ? (
          <Link to="/my-data/delete" className={buttonClass('soft', false, classes.danger)}>
            {t('privacy.consents.toDelete')}
          </Link>
        ) : (
          <Button
            look="soft"
            className={classes.danger}
            disabled={withdraw.isPending}
            onClick={() => withdraw.mutate()}
          >
            {t('privacy.consents.doWithdraw')}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </div>
      {withdraw.isError && (
        <p className={classes.fault} role="alert">
          {problemText(t, withdraw.error)}
        </p>
      )}
    </section>
  )
}
