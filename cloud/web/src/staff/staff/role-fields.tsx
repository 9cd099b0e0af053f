import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type RoleName, roleNames } from './role-names.ts'
import classes from './staff-room.module.css'

export interface RoleChoice {
  roles: RoleName[]
  position: string
}

interface RoleFieldsProps {
  value: RoleChoice
  onChange: (value: RoleChoice) => void
}

/** Which roles somebody has, each with what it means, and what they are called. */
export function RoleFields({ value, onChange }: RoleFieldsProps) {
  const { t } = useTranslation('staff')
  return (
    <>
      <Checkbox.Group
        label={t('staff.roles')}
        value={value.roles}
        onChange={(chosen) => onChange({ ...value, roles: roleNames.filter((role) => chosen.includes(role)) })}
      >
        <div className={classes.roles}>
          {roleNames.map((role) => (
            <Checkbox key={role} value={role} label={t(`roles.${role}`)} description={t(`roleHints.${role}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <TextInput
        label={t('staff.position')}
        description={t('staff.positionHint')}
        maxLength={80}
        value={value.position}
        onChange={(event) => onChange({ ...value, position: event.currentTarget.value })}
      />
    </>
  )
}
