import { Button } from '@mantine/core'
import { IconBuildingCommunity, IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnWork } from '../api/own-work.ts'
import type { Column } from '../frame/column.ts'
import { CompanySwitcher } from '../frame/company-switcher.tsx'
import frameClasses from '../frame/console-frame.module.css'
import { DataTable } from '../frame/data-table.tsx'
import { MissingPlace } from '../frame/fault-pages.tsx'
import { fold } from '../frame/fold.ts'
import { Page } from '../frame/page.tsx'
import { PersonMenu } from '../frame/person-menu.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { WorkGate } from '../identity/gates.tsx'
import classes from '../staff/staff-room.module.css'
import { CompanyDialog } from './company-dialog.tsx'
import { NewCompanyDialog } from './new-company-dialog.tsx'
import { type PlatformCompany, platformCompaniesQuery } from './platform-query.ts'
import { ResetDialog } from './reset-dialog.tsx'

/** For who runs the platform: its companies. */
export default function PlatformPage() {
  return <WorkGate>{(work) => (work.isOperator ? <Companies work={work} /> : <MissingPlace />)}</WorkGate>
}

function Companies({ work }: { work: OwnWork }) {
  const { t } = useTranslation('staff')
  const client = useQueryClient()
  const { data, error, refetch } = useQuery(platformCompaniesQuery)
  const [filters, setFilters] = useFilters({ q: '', open: '' })
  const [dialog, setDialog] = useState<'new' | 'reset' | null>(null)
  const columns = useColumns()
  const renew = () => void client.invalidateQueries({ queryKey: platformCompaniesQuery.queryKey })
  const rows = data?.filter(({ name, slug }) => fold(`${name} ${slug}`).includes(fold(filters.q)))
  return (
    <>
      <header className={frameClasses.top}>
        <CompanySwitcher work={work} current={null} />
        <span className={frameClasses.gap} />
        <PersonMenu work={work} />
      </header>
      <Page
        title={t('platform.companies')}
        actions={
          <>
            <Button leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={() => setDialog('new')}>
              {t('platform.create')}
            </Button>
            <Button variant="light" onClick={() => setDialog('reset')}>
              {t('platform.reset')}
            </Button>
            <Button component={Link} to="/platform/support" variant="light">
              {t('rooms.support')}
            </Button>
          </>
        }
        filters={<SearchField label={t('platform.search')} value={filters.q} onSearch={(q) => setFilters({ q })} />}
      >
        <DataTable
          label={t('platform.companies')}
          rows={rows}
          columns={columns}
          idOf={idOf}
          sort="name"
          onOpen={({ id }) => setFilters({ open: id })}
          empty={{
            icon: <IconBuildingCommunity size={34} stroke={1.6} />,
            title: t('platform.none'),
            hint: t('platform.noneHint'),
          }}
          error={error}
          onRetry={() => void refetch()}
          csvName="companies"
        />
      </Page>
      <NewCompanyDialog isOpen={dialog === 'new'} onClose={() => setDialog(null)} onMade={renew} />
      <ResetDialog isOpen={dialog === 'reset'} onClose={() => setDialog(null)} />
      <CompanyDialog
        company={data?.find(({ id }) => id === filters.open) ?? null}
        onClose={() => setFilters({ open: '' })}
        onChanged={renew}
      />
    </>
  )
}

const idOf = ({ id }: PlatformCompany) => id

function useColumns(): Column<PlatformCompany>[] {
  const { t, i18n } = useTranslation('staff')
  return useMemo(() => {
    const created = (it: PlatformCompany) => new Date(it.createdAt).toLocaleDateString(i18n.language)
    const figure = (key: 'staff' | 'administrators' | 'buildings'): Column<PlatformCompany> => ({
      key,
      title: t(`platform.${key}`),
      align: 'end',
      cell: (it) => it[key],
      sortBy: (it) => it[key],
      text: (it) => String(it[key]),
    })
    const standing = (it: PlatformCompany) => (it.isSuspended ? t('platform.closed') : t('platform.open'))
    return [
      {
        ...{ key: 'name', title: t('platform.name'), isName: true },
        cell: (it) => it.name,
        sortBy: (it) => it.name,
        text: (it) => it.name,
      },
      {
        ...{ key: 'slug', title: t('platform.slug') },
        cell: (it) => it.slug && `/c/${it.slug}`,
        sortBy: (it) => it.slug,
        text: (it) => it.slug ?? '',
      },
      figure('staff'),
      figure('administrators'),
      figure('buildings'),
      {
        ...{ key: 'createdAt', title: t('platform.createdAt'), isMinor: true },
        cell: created,
        sortBy: (it) => Date.parse(it.createdAt),
        text: created,
      },
      {
        ...{ key: 'standing', title: t('staff.standing') },
        cell: (it) => (
          <span className={classes.badge} data-tone={it.isSuspended ? 'bad' : 'good'}>
            {standing(it)}
          </span>
        ),
        sortBy: standing,
        text: standing,
      },
    ]
  }, [t, i18n.language])
}
