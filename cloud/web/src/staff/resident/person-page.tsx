import { Button } from '@mantine/core'
import { IconArrowLeft, IconEye, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Page } from '../frame/page.tsx'
import { useAct } from '../frame/use-act.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { type Person, personQuery, residents } from './queries.ts'
import { ResidencyCard } from './residency-card.tsx'
import classes from './resident.module.css'

/** One resident, as this company knows them. That it was opened is on record. */
export default function PersonPage() {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { userId = '' } = useParams({ strict: false })
  const { companyId, to } = useWorkplace()
  const { data, error, refetch } = useQuery(personQuery(companyId, userId))
  return (
    <Page
      title={data === undefined ? t('rooms.people') : data.name || t('resident.nameless')}
      actions={
        <Button
          component={Link}
          to={to('people')}
          size="sm"
          variant="subtle"
          leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
        >
          {t('resident.back')}
        </Button>
      }
    >
      {data !== undefined && <Known key={data.userId} person={data} />}
      {data === undefined && error !== null && (
        <Notice
          isFault
          icon={<IconUsers size={34} stroke={1.6} />}
          title={t('list.failed')}
          hint={problemText(shared.t, error)}
          action={<Button onClick={() => void refetch()}>{t('list.retry')}</Button>}
        />
      )}
    </Page>
  )
}

function Known({ person }: { person: Person }) {
  const { t } = useTranslation('staff')
  const { may, to } = useWorkplace()
  return (
    <div className={classes.columns}>
      <section aria-label={t('resident.homes')}>
        <ul className={classes.list}>
          {person.residencies.map((it) => {
            const where = `${it.address}, ${t(`resident.numbered.${it.kind}`, { number: it.number })}`
            return (
              <ResidencyCard
                key={it.id}
                residency={it}
                name={person.name}
                title={
                  may('property.read') ? (
                    <Link
                      className={classes.link}
                      to={to('property', it.buildingId)}
                      search={{ premises: it.premisesId }}
                    >
                      {where}
                    </Link>
                  ) : (
                    <b>{where}</b>
                  )
                }
              />
            )
          })}
        </ul>
      </section>
      <Contacts person={person} />
    </div>
  )
}

/** Masked until asked for; asking is on record. */
function Contacts({ person }: { person: Person }) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const [shown, setShown] = useState<{ phone: string | null; email: string | null } | null>(null)
  const show = useAct(async () => setShown(await residents.contacts(companyId, person.userId)))
  const phone = shown?.phone == null ? person.phone : formatPhone(shown.phone)
  return (
    <section className={classes.card} aria-label={t('resident.contacts')}>
      <dl className={classes.facts}>
        <dt>{t('resident.phone')}</dt>
        <dd>{phone ?? '—'}</dd>
        <dt>{t('resident.email')}</dt>
        <dd>{shown?.email ?? person.email ?? '—'}</dd>
      </dl>
      {person.phone !== null && !person.isPhoneVerified && (
        <p className={classes.muted}>{t('resident.phoneUnverified')}</p>
      )}
      {shown === null && (person.phone !== null || person.email !== null) && (
        <Button
          size="sm"
          variant="light"
          loading={show.isRunning}
          leftSection={<IconEye size={16} aria-hidden="true" />}
          onClick={() => void show.run()}
        >
          {t('resident.show')}
        </Button>
      )}
      {show.fault !== undefined && <p role="alert">{show.fault}</p>}
      <p className={classes.muted}>{t('resident.onRecord')}</p>
    </section>
  )
}
