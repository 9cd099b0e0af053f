import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../frame/use-act.ts'
import { useWorkplace } from '../frame/workplace.ts'
import classes from './settings.module.css'
import { FormShell, type SettingsFormProps } from './settings-form.tsx'
import { settingsActs } from './settings-query.ts'

/** Where the company's residents come in. */
export function AddressForm({ settings, onSaved }: SettingsFormProps) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const [slug, setSlug] = useState(settings.slug ?? '')
  const [host, setHost] = useState(settings.host ?? '')
  const save = useAct(() => settingsActs.address(companyId, { slug, host: host.trim() === '' ? null : host }))
  return (
    <FormShell act={save} value={[slug, host]} onSaved={onSaved}>
      <TextInput
        label={t('settings.slug')}
        description={t('settings.slugHint')}
        leftSection="/c/"
        leftSectionWidth={44}
        autoCapitalize="none"
        spellCheck={false}
        value={slug}
        onChange={(event) => setSlug(event.currentTarget.value)}
      />
      <p className={classes.hint}>{t('settings.slugResult', { url: `${location.origin}/c/${slug || '…'}` })}</p>
      <TextInput
        label={t('settings.host')}
        description={t('settings.hostHint')}
        placeholder="my.example.ru"
        autoCapitalize="none"
        spellCheck={false}
        value={host}
        onChange={(event) => setHost(event.currentTarget.value)}
      />
    </FormShell>
  )
}
