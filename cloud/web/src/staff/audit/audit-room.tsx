import { Button, Select, TextInput } from '@mantine/core'
import { IconDownload, IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Column } from '../frame/column.ts'
import { DataTable } from '../frame/data-table.tsx'
import { Page } from '../frame/page.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { staffQuery } from '../staff/staff-queries.ts'
import { type AuditEntry, auditFileUrl, auditQuery, noFilters } from './audit-query.ts'
import classes from './audit-room.module.css'
import { useActWords } from './use-act-words.ts'

/** Who did what, and who looked at whose data. */
export default function AuditRoom() {
  const { t } = useTranslation('staff')
  const { companyId, timeZone } = useWorkplace()
  const [filters, setFilters] = useFilters(noFilters)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    auditQuery(companyId, filters),
  )
  const colleagues = useQuery(staffQuery(companyId))
  const words = useActWords()
  const columns = useColumns(timeZone)
  const dates = ['from', 'to'] as const
  return (
    <Page
      title={t('rooms.audit')}
      actions={
        <Button
          component="a"
          href={auditFileUrl(companyId, filters)}
          download
          variant="light"
          leftSection={<IconDownload size={18} aria-hidden="true" />}
        >
          {t('audit.export')}
        </Button>
      }
      filters={
        <>
          <SearchField label={t('audit.person')} value={filters.person} onSearch={(person) => setFilters({ person })} />
          <Select
            aria-label={t('audit.actor')}
            placeholder={t('audit.anyActor')}
            clearable
            searchable
            data={(colleagues.data?.staff ?? []).map(({ userId, name, phone }) => ({
              value: userId,
              label: name || phone || userId,
            }))}
            value={filters.actor === '' ? null : filters.actor}
            onChange={(actor) => setFilters({ actor: actor ?? '' })}
          />
          <Select
            aria-label={t('audit.action')}
            placeholder={t('audit.anyAction')}
            clearable
            searchable
            data={words.all}
            value={filters.action === '' ? null : filters.action}
            onChange={(action) => setFilters({ action: action ?? '' })}
          />
          <Select
            aria-label={t('audit.kind')}
            placeholder={t('audit.anyKind')}
            clearable
            data={(['act', 'look'] as const).map((value) => ({ value, label: t(`audit.kinds.${value}`) }))}
            value={filters.kind === '' ? null : filters.kind}
            onChange={(kind) => setFilters({ kind: kind ?? '' })}
          />
          <TextInput
            aria-label={t('audit.subject')}
            placeholder={t('audit.subject')}
            value={filters.subject}
            onChange={(event) => setFilters({ subject: event.currentTarget.value })}
          />
          {dates.map((end) => (
            <TextInput
              key={end}
              type="date"
              aria-label={t(`audit.${end}`)}
              leftSection={t(`audit.${end}Short`)}
              leftSectionWidth={44}
              value={filters[end]}
              onChange={(event) => setFilters({ [end]: event.currentTarget.value })}
            />
          ))}
        </>
      }
    >
      <DataTable
        label={t('rooms.audit')}
        rows={data?.pages.flatMap(({ entries }) => entries)}
        columns={columns}
        idOf={idOf}
        isSortedByCloud
        onMore={hasNextPage ? () => void fetchNextPage() : undefined}
        isMoreComing={isFetchingNextPage}
        empty={{ icon: <IconHistory size={34} stroke={1.6} />, title: t('audit.none'), hint: t('audit.noneHint') }}
        error={error}
        onRetry={() => void refetch()}
      />
    </Page>
  )
}

const idOf = ({ id }: AuditEntry) => id

function useColumns(timeZone: string): Column<AuditEntry>[] {
  const { t, i18n } = useTranslation('staff')
  const words = useActWords()
  const moment = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'short', timeStyle: 'medium', timeZone })
  return [
    { key: 'at', title: t('audit.at'), cell: (it) => moment.format(new Date(it.at)), width: '11rem' },
    { key: 'actor', title: t('audit.actor'), cell: (it) => it.actorName ?? t('audit.platform') },
    {
      key: 'action',
      title: t('audit.action'),
      isName: true,
      cell: (it) => (
        <span className={classes.action} data-kind={it.kind}>
          {words.of(it.action)}
        </span>
      ),
    },
    { key: 'person', title: t('audit.whose'), cell: (it) => it.personName },
    {
      key: 'details',
      title: t('audit.details'),
      cell: (it) => <span className={classes.details}>{detailsOf(it)}</span>,
    },
    {
      key: 'subject',
      title: t('audit.subjectShort'),
      isMinor: true,
      cell: (it) => (
        <code className={classes.subject} title={it.subjectId}>
          {it.subjectKind} …{it.subjectId.slice(-6)}
        </code>
      ),
    },
  ]
}

function detailsOf({ details }: AuditEntry): string {
  return Object.entries(details ?? {})
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : readable(value)}`)
    .join(' · ')
}

function readable(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
