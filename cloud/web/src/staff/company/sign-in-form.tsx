import { Checkbox, NumberInput, Radio, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../frame/use-act.ts'
import { useWorkplace } from '../frame/workplace.ts'
import classes from './settings.module.css'
import { FormShell, type SettingsFormProps } from './settings-form.tsx'
import { type SignInChange, settingsActs } from './settings-query.ts'

const ways = ['phone', 'web', 'call', 'application', 'login', 'email'] as const
const openings = ['linking', 'verification'] as const

/** How residents come in, and how strict the rules are: they can only be made stricter. */
export function SignInForm({ settings, onSaved }: SettingsFormProps) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const { registrationWays, passwordMinLength, passwordNeedsSign, pinMinLength, accountsOpenBy, limits } = settings
  const [rules, setRules] = useState<SignInChange>({
    ...{ registrationWays, passwordMinLength, passwordNeedsSign, pinMinLength, accountsOpenBy },
  })
  const change = (patch: Partial<SignInChange>) => setRules({ ...rules, ...patch })
  const save = useAct(() => settingsActs.signIn(companyId, rules))
  return (
    <FormShell act={save} value={rules} onSaved={onSaved}>
      <Checkbox.Group
        label={t('settings.ways')}
        description={t('settings.waysHint')}
        value={rules.registrationWays}
        onChange={(chosen) => change({ registrationWays: ways.filter((way) => chosen.includes(way)) })}
      >
        <div className={classes.ways}>
          {ways.map((way) => (
            <Checkbox key={way} value={way} label={t(`ways.${way}`)} description={t(`wayHints.${way}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <NumberInput
        label={t('settings.passwordMinLength')}
        description={t('settings.passwordFloor', { least: limits.passwordMinLength.least })}
        min={limits.passwordMinLength.least}
        max={limits.passwordMinLength.most}
        clampBehavior="strict"
        allowDecimal={false}
        value={rules.passwordMinLength}
        onChange={(value) => change({ passwordMinLength: Number(value) })}
      />
      <Switch
        label={t('settings.passwordNeedsSign')}
        checked={rules.passwordNeedsSign}
        onChange={(event) => change({ passwordNeedsSign: event.currentTarget.checked })}
      />
      <NumberInput
        label={t('settings.pinMinLength')}
        description={t('settings.pinFloor', { least: limits.pinMinLength.least })}
        min={limits.pinMinLength.least}
        max={limits.pinMinLength.most}
        clampBehavior="strict"
        allowDecimal={false}
        value={rules.pinMinLength}
        onChange={(value) => change({ pinMinLength: Number(value) })}
      />
      <Radio.Group
        label={t('settings.accountsOpenBy')}
        description={t('settings.accountsOpenByHint')}
        value={rules.accountsOpenBy}
        onChange={(value) => change({ accountsOpenBy: openings.find((it) => it === value) ?? 'linking' })}
      >
        <div className={classes.ways}>
          {openings.map((value) => (
            <Radio key={value} value={value} label={t(`settings.accountsOpen.${value}`)} />
          ))}
        </div>
      </Radio.Group>
    </FormShell>
  )
}
