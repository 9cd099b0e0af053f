import { Menu, UnstyledButton } from '@mantine/core'
import { IconBuildingCommunity, IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Logo } from '../../shared/ui/logo.tsx'
import type { OwnWork, Workplace } from '../api/own-work.ts'
import classes from './company-switcher.module.css'
import { placeOf } from './workplace.ts'

/** In whose name one works; with several companies, a way to the others. */
export function CompanySwitcher({ work, current }: { work: OwnWork; current: Workplace | null }) {
  const { t } = useTranslation('staff')
  const navigate = useNavigate()
  const choices = work.companies.length + (work.isOperator ? 1 : 0)
  const name = current?.shortName ?? t('rooms.platform')
  const mark = current ? <Mark company={current} /> : <Logo size={28} />
  if (choices < 2) {
    return (
      <span className={classes.current}>
        {mark}
        <span className={classes.name}>{name}</span>
      </span>
    )
  }
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton className={classes.current} aria-label={t('frame.switchCompany', { name })}>
          {mark}
          <span className={classes.name}>{name}</span>
          <IconChevronDown size={16} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {work.companies.map((company) => (
          <Menu.Item
            key={company.id}
            leftSection={<Mark company={company} />}
            rightSection={company.id === current?.id && <IconCheck size={16} aria-label={t('frame.current')} />}
            onClick={() => void navigate({ to: `/c/${placeOf(company)}` })}
          >
            {company.name}
          </Menu.Item>
        ))}
        {work.isOperator && (
          <Menu.Item
            leftSection={<IconBuildingCommunity size={22} stroke={1.6} aria-hidden="true" />}
            onClick={() => void navigate({ to: '/platform' })}
          >
            {t('rooms.platform')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function Mark({ company }: { company: Workplace }) {
  if (company.logoUrl === null) return <Logo size={28} />
  return <img className={classes.mark} src={company.logoUrl} alt="" />
}
