import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../shared/ui/problem-text.ts'
import { useConfirm } from '../frame/confirm.tsx'
import { useToast } from '../frame/toast.tsx'
import { useWorkplace } from '../frame/workplace.ts'
import { NameForm } from './name-form.tsx'
import classes from './property.module.css'
import { type Entrance, register, type WholeBuilding } from './queries.ts'

interface EntranceTabsProps {
  building: WholeBuilding['building']
  entrances: readonly Entrance[]
  /** Empty: all of them. */
  chosen: string
  onChoose: (id: string) => void
}

/** The entrances of a building: chooses whose premises are shown; the chosen one can be renamed and deleted. */
export function EntranceTabs({ building, entrances, chosen, onChoose }: EntranceTabsProps) {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { companyId, may } = useWorkplace()
  const client = useQueryClient()
  const confirm = useConfirm()
  const say = useToast()
  const [form, setForm] = useState<'add' | 'rename' | null>(null)
  const current = entrances.find(({ id }) => id === chosen)
  const refresh = () => client.invalidateQueries({ queryKey: ['building', companyId, building.id] })
  const remove = async ({ id, name, premises }: Entrance) => {
    const isSure = await confirm({
      title: t('property.deleteEntrance', { name }),
      text: t('property.deleteEntranceHint', { count: premises }),
      act: t('property.delete'),
      isDangerous: true,
    })
    if (!isSure) return
    try {
      await register.deleteEntrance(companyId, id)
      onChoose('')
      await refresh()
      say(t('property.deleted'))
    } catch (error) {
      say(problemText(shared.t, error), { isFault: true })
    }
  }
  return (
    <div className={classes.entrances}>
      {entrances.length > 1 && (
        <button type="button" className={classes.tab} aria-pressed={current === undefined} onClick={() => onChoose('')}>
          {t('property.allEntrances')}
        </button>
      )}
      {entrances.map(({ id, name, premises }) => (
        <button
          key={id}
          type="button"
          className={classes.tab}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id === chosen ? '' : id)}
        >
          {name} <small>{premises}</small>
        </button>
      ))}
      {may('property.write') && current !== undefined && (
        <>
          <ActionIcon variant="subtle" aria-label={t('property.renameEntrance')} onClick={() => setForm('rename')}>
            <IconPencil size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('property.removeEntrance')}
            onClick={() => void remove(current)}
          >
            <IconTrash size={16} aria-hidden="true" />
          </ActionIcon>
        </>
      )}
      {may('property.write') && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => setForm('add')}
        >
          {t('property.addEntrance')}
        </Button>
      )}
      {form !== null && (
        <NameForm
          title={t(form === 'add' ? 'property.addEntrance' : 'property.renameEntrance')}
          label={t('property.entranceName')}
          name={
            form === 'add' ? t('property.entranceNumbered', { number: entrances.length + 1 }) : (current?.name ?? '')
          }
          onClose={() => setForm(null)}
          onSave={async (name) => {
            if (form === 'add') await register.addEntrance(companyId, building.id, name)
            else await register.changeEntrance(companyId, chosen, name)
            await refresh()
            say(t('property.saved'))
          }}
        />
      )}
    </div>
  )
}
