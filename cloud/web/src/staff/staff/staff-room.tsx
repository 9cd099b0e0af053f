import { Button, Select } from '@mantine/core'
import { IconId, IconUserPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import type { Column } from '../frame/column.ts'
import { useConfirm } from '../frame/confirm.tsx'
import { DataTable } from '../frame/data-table.tsx'
import { fold } from '../frame/fold.ts'
import { Page } from '../frame/page.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { settleAll } from '../frame/settle-all.ts'
import { useToast } from '../frame/toast.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { ColleagueDialog } from './colleague-dialog.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { roleNames } from './role-names.ts'
import { type Colleague, staffActs, staffQuery } from './staff-queries.ts'
import classes from './staff-room.module.css'

/** Who works for the company, in which roles, and who is invited. */
export default function StaffRoom() {
  const { t } = useTranslation('staff')
  const client = useQueryClient()
  const say = useToast()
  const confirm = useConfirm()
  const { companyId, may } = useWorkplace()
  const query = staffQuery(companyId)
  const { data, error, refetch } = useQuery(query)
  const [filters, setFilters] = useFilters({ q: '', role: '', open: '' })
  const [isInviting, setIsInviting] = useState(false)
  const columns = useColumns()
  const renew = () => void client.invalidateQueries({ queryKey: query.queryKey })
  const rows = data?.staff.filter(
    ({ name, phone, email, position, roles }) =>
      fold(`${name} ${phone} ${email} ${position}`).includes(fold(filters.q)) &&
      (filters.role === '' || roles.some((role) => role === filters.role)),
  )
  const suspendAll = async (chosen: Colleague[], isSuspended: boolean) => {
    const question = {
      ...{ title: t('staff.suspendMany', { count: chosen.length }), text: t('staff.suspendAsk') },
      ...{ act: t('staff.suspend'), isDangerous: true },
    }
    if (isSuspended && !(await confirm(question))) return
    const refused = await settleAll(chosen, ({ id }) => staffActs.suspend(companyId, id, isSuspended))
    if (refused > 0) say(t('staff.notAll', { count: refused }), { isFault: true })
    else say(t(isSuspended ? 'staff.suspendedNow' : 'staff.resumed'))
    renew()
  }
  const canManage = may('staff.manage')
  return (
    <Page
      title={t('rooms.staff')}
      actions={
        canManage && (
          <Button leftSection={<IconUserPlus size={18} aria-hidden="true" />} onClick={() => setIsInviting(true)}>
            {t('staff.invite')}
          </Button>
        )
      }
      filters={
        <>
          <SearchField label={t('staff.search')} value={filters.q} onSearch={(q) => setFilters({ q })} />
          <Select
            aria-label={t('staff.roles')}
            placeholder={t('staff.anyRole')}
            clearable
            data={roleNames.map((value) => ({ value, label: t(`roles.${value}`) }))}
            value={filters.role === '' ? null : filters.role}
            onChange={(role) => setFilters({ role: role ?? '' })}
          />
        </>
      }
    >
      <DataTable
        label={t('rooms.staff')}
        rows={rows}
        columns={columns}
        idOf={idOf}
        sort="name"
        {...(canManage && { onOpen: ({ id }: Colleague) => setFilters({ open: id }) })}
        bulk={
          canManage
            ? [
                {
                  label: t('staff.suspend'),
                  isDangerous: true,
                  run: (chosen) => suspendAll(chosen, true),
                  isPossible: (chosen) => chosen.some(({ isSuspended }) => !isSuspended),
                },
                {
                  label: t('staff.resume'),
                  run: (chosen) => suspendAll(chosen, false),
                  isPossible: (chosen) => chosen.some(({ isSuspended }) => isSuspended),
                },
              ]
            : []
        }
        empty={{ icon: <IconId size={34} stroke={1.6} />, title: t('staff.none'), hint: t('staff.noneHint') }}
        error={error}
        onRetry={() => void refetch()}
        csvName="staff"
      />
      {canManage && data && data.invitations.length > 0 && (
        <InvitationList invitations={data.invitations} onChanged={renew} />
      )}
      <InviteDialog isOpen={isInviting} onClose={() => setIsInviting(false)} onInvited={renew} />
      <ColleagueDialog
        colleague={data?.staff.find(({ id }) => id === filters.open) ?? null}
        onClose={() => setFilters({ open: '' })}
        onChanged={renew}
      />
    </Page>
  )
}

const idOf = ({ id }: Colleague) => id

function useColumns(): Column<Colleague>[] {
  const { t, i18n } = useTranslation('staff')
  return useMemo(() => {
    const called = ({ name, phone, email }: Colleague) => name || phone || email || t('staff.unnamed')
    const rolesOf = ({ roles }: Colleague) => roles.map((role) => t(`roles.${role}`)).join(', ')
    const since = (it: Colleague) => new Date(it.since).toLocaleDateString(i18n.language)
    const standing = (it: Colleague) => {
      if (it.isSuspended) return { text: t('staff.suspended'), tone: 'bad' }
      return it.hasSecondFactor
        ? { text: t('staff.works'), tone: 'good' }
        : { text: t('staff.noSecondFactor'), tone: 'wait' }
    }
    return [
      { key: 'name', title: t('staff.name'), isName: true, cell: called, sortBy: called, text: called },
      {
        key: 'roles',
        title: t('staff.roles'),
        cell: (it) => (
          <span className={classes.badges}>
            {it.roles.map((role) => (
              <span key={role} className={classes.badge}>
                {t(`roles.${role}`)}
              </span>
            ))}
          </span>
        ),
        sortBy: rolesOf,
        text: rolesOf,
      },
      {
        key: 'position',
        title: t('staff.position'),
        cell: (it) => it.position,
        sortBy: (it) => it.position,
        text: (it) => it.position ?? '',
      },
      {
        key: 'phone',
        title: t('staff.phone'),
        cell: (it) => it.phone && <span className={classes.whole}>{formatPhone(it.phone)}</span>,
        text: (it) => it.phone ?? '',
        sortBy: (it) => it.phone,
      },
      { key: 'email', title: t('staff.email'), isMinor: true, cell: (it) => it.email, text: (it) => it.email ?? '' },
      {
        key: 'since',
        title: t('staff.since'),
        isMinor: true,
        cell: since,
        sortBy: (it) => Date.parse(it.since),
        text: since,
      },
      {
        key: 'standing',
        title: t('staff.standing'),
        cell: (it) => {
          const { text, tone } = standing(it)
          return (
            <span className={classes.badge} data-tone={tone}>
              {text}
            </span>
          )
        },
        sortBy: (it) => standing(it).text,
        text: (it) => standing(it).text,
      },
    ]
  }, [t, i18n.language])
}
