import { Button, ColorInput, FileButton, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useConfirm } from '../frame/confirm.tsx'
import { useAct } from '../frame/use-act.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { BrandPreview } from './brand-preview.tsx'
import classes from './settings.module.css'
import { FormShell, type SettingsFormProps } from './settings-form.tsx'
import { settingsActs } from './settings-query.ts'
import { timeZones } from './time-zones.ts'

/** How the company is called, what it wears and by which clock its houses live. */
export function BrandForm({ settings, onSaved }: SettingsFormProps) {
  const { t } = useTranslation('staff')
  const { companyId } = useWorkplace()
  const [name, setName] = useState(settings.name)
  const [shortName, setShortName] = useState(settings.shortName ?? '')
  const [colour, setColour] = useState(settings.colour)
  const [timeZone, setTimeZone] = useState(settings.timeZone)
  const save = useAct(() =>
    settingsActs.brand(companyId, { name, shortName: shortName.trim() === '' ? null : shortName, colour, timeZone }),
  )
  const confirm = useConfirm()
  const logo = useAct((what: () => Promise<void>) => what())
  const settleLogo = async (what: () => Promise<void>) => {
    if (await logo.run(what)) await onSaved()
  }
  const removeLogo = async () => {
    const question = {
      title: t('settings.logoRemove'),
      text: t('settings.logoRemoveAsk'),
      act: t('settings.logoRemove'),
    }
    if (await confirm({ ...question, isDangerous: true })) await settleLogo(() => settingsActs.noLogo(companyId))
  }
  const known = timeZones.some((zone) => zone === timeZone) ? timeZones : [timeZone, ...timeZones]
  return (
    <div className={classes.split}>
      <FormShell act={save} value={[name, shortName, colour, timeZone]} onSaved={onSaved}>
        <TextInput
          label={t('settings.name')}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('settings.shortName')}
          description={t('settings.shortNameHint')}
          maxLength={30}
          value={shortName}
          onChange={(event) => setShortName(event.currentTarget.value)}
        />
        <ColorInput
          label={t('settings.colour')}
          description={t('settings.colourHint')}
          format="hex"
          withEyeDropper={false}
          swatches={['#26459c', '#1f6f5c', '#8a2d6b', '#9c3d26', '#5b3fa8', '#1c6a94', '#6b5a1e', '#3a3f4a']}
          value={colour}
          onChange={setColour}
        />
        <div>
          <p>{t('settings.logo')}</p>
          <p className={classes.hint}>{t('settings.logoHint')}</p>
          <div className={classes.logo}>
            <FileButton
              accept="image/png,image/svg+xml"
              onChange={(file) => file && void settleLogo(() => settingsActs.logo(companyId, file))}
            >
              {(props) => (
                <Button {...props} variant="light" loading={logo.isRunning}>
                  {t('settings.logoUpload')}
                </Button>
              )}
            </FileButton>
            {settings.logoUrl !== null && (
              <Button variant="subtle" color="red" onClick={() => void removeLogo()}>
                {t('settings.logoRemove')}
              </Button>
            )}
          </div>
          {logo.fault !== undefined && (
            <p className={classes.fault} role="alert">
              {logo.fault}
            </p>
          )}
        </div>
        <Select
          label={t('settings.timeZone')}
          description={t('settings.timeZoneHint')}
          data={known.map((value) => ({ value, label: zoneLabel(value) }))}
          searchable
          allowDeselect={false}
          value={timeZone}
          onChange={(value) => value !== null && setTimeZone(value)}
        />
      </FormShell>
      <BrandPreview name={shortName || name} colour={colour} logoUrl={settings.logoUrl} />
    </div>
  )
}

/** `Europe/Moscow, GMT+3` */
function zoneLabel(zone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts()
  return `${zone.replaceAll('_', ' ')}, ${parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''}`
}
