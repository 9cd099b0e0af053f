import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArrowLeft,
  IconBuilding,
  IconDoor,
  IconDots,
  IconDownload,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { useConfirm } from '../frame/confirm.tsx'
import { Page } from '../frame/page.tsx'
import { useToast } from '../frame/toast.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { BuildingForm } from './building-form.tsx'
import { EntranceTabs } from './entrance-tabs.tsx'
import { PremisesList } from './premises-list.tsx'
import classes from './property.module.css'
import { buildingQuery, register, type WholeBuilding } from './queries.ts'
import { zoneName } from './zone-name.ts'

/** One building: its entrances, the premises behind them, and who lives there. */
export default function BuildingPage() {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { buildingId = '' } = useParams({ strict: false })
  const { companyId, to } = useWorkplace()
  const { data, error, refetch } = useQuery(buildingQuery(companyId, buildingId))
  return (
    <Page
      title={data?.building.address ?? t('rooms.property')}
      actions={
        <>
          <Button
            component={Link}
            to={to('property')}
            size="sm"
            variant="subtle"
            leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
          >
            {t('property.back')}
          </Button>
          {data !== undefined && <BuildingMenu whole={data} />}
        </>
      }
    >
      {data !== undefined && <Whole whole={data} />}
      {data === undefined && error !== null && (
        <Notice
          isFault
          icon={<IconBuilding size={34} stroke={1.6} />}
          title={t('list.failed')}
          hint={problemText(shared.t, error)}
          action={<Button onClick={() => void refetch()}>{t('list.retry')}</Button>}
        />
      )}
    </Page>
  )
}

function Whole({ whole }: { whole: WholeBuilding }) {
  const { t, i18n } = useTranslation('staff')
  const [{ entrance }, setFilters] = useFilters({ entrance: '', premises: '' })
  const { building, entrances, premises } = whole
  const facts = [
    [t('property.postalCode'), building.postalCode],
    [t('property.cadastralNumber'), building.cadastralNumber],
    [t('property.timeZone'), zoneName(building.timeZone, i18n.language)],
    [t('property.premises'), String(premises.length)],
  ].filter(([, value]) => value !== null && value !== '')
  return (
    <>
      <p className={classes.facts}>
        {facts.map(([label, value]) => (
          <span key={label}>
            {label}: <b>{value}</b>
          </span>
        ))}
      </p>
      <EntranceTabs
        building={building}
        entrances={entrances}
        chosen={entrance}
        onChoose={(id) => setFilters({ entrance: id })}
      />
      {entrances.length === 0 ? (
        <Notice
          icon={<IconDoor size={34} stroke={1.6} />}
          title={t('property.noEntrances')}
          hint={t('property.noEntrancesHint')}
        />
      ) : (
        <PremisesList whole={whole} entranceId={entrance} />
      )}
    </>
  )
}

function BuildingMenu({ whole: { building, premises } }: { whole: WholeBuilding }) {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { companyId, may, to } = useWorkplace()
  const navigate = useNavigate()
  const client = useQueryClient()
  const confirm = useConfirm()
  const say = useToast()
  const [isEditing, setIsEditing] = useState(false)
  const remove = async () => {
    const isSure = await confirm({
      title: t('property.deleteBuilding', { address: building.address }),
      text: t('property.deleteBuildingsHint', { count: premises.length }),
      act: t('property.delete'),
      isDangerous: true,
    })
    if (!isSure) return
    try {
      await register.deleteBuilding(companyId, building.id)
      await client.invalidateQueries({ queryKey: ['buildings', companyId] })
      say(t('property.deleted'))
      await navigate({ to: to('property') })
    } catch (error) {
      say(problemText(shared.t, error), { isFault: true })
    }
  }
  return (
    <>
      {may('property.write') && (
        <Button
          size="sm"
          variant="light"
          leftSection={<IconPencil size={16} aria-hidden="true" />}
          onClick={() => setIsEditing(true)}
        >
          {t('property.edit')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="lg" variant="subtle" aria-label={t('property.more')}>
            <IconDots size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href={`/api/companies/${companyId}/premises.csv?building=${building.id}`}
            download="premises.csv"
            leftSection={<IconDownload size={16} aria-hidden="true" />}
          >
            {t('property.export')}
          </Menu.Item>
          {may('property.write') && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden="true" />}
              onClick={() => void remove()}
            >
              {t('property.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isEditing && <BuildingForm building={building} onClose={() => setIsEditing(false)} onDone={() => undefined} />}
    </>
  )
}
