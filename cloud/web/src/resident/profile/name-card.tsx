import { IconCheck } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProfileView } from '../../shared/api/types.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import { nameParts } from './name-faults.ts'
import { NameFields } from './name-fields.tsx'
import classes from './profile-page.module.css'
import { useNameForm } from './use-name-form.ts'

const sayAfterMs = 300

/** ФИО and ИНН (row P1). */
export function NameCard({ profile }: { profile: ProfileView }) {
  const { t } = useTranslation()
  const { familyName, givenName, patronymic } = profile
  const form = useNameForm({ familyName, givenName, patronymic }, profile.inn ?? '')
  const isSlow = useDelayed(form.isSaving, sayAfterMs)
  const isChanged = form.inn !== (profile.inn ?? '') || nameParts.some((part) => form.text[part] !== profile[part])
  const isSaved = form.isSaved && !isChanged
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (form.isWhole && isChanged && !form.isSaving) form.save()
  }
  return (
    <form className={classes.card} onSubmit={submit} noValidate aria-label={t('profile.person')}>
      <h2>{t('profile.person')}</h2>
      <NameFields form={form} />
      <TextField
        label={t('profile.inn')}
        name="inn"
        inputMode="numeric"
        value={form.inn}
        onText={form.editInn}
        fault={form.innFault ? t('profile.wrong.inn') : undefined}
        note={t('profile.ifAny')}
        maxLength={20}
        autoComplete="off"
      />
      <div className={classes.saving}>
        <Button look="soft" isWide type="submit" disabled={!form.isWhole || !isChanged || isSlow} data-saved={isSaved}>
          {isSlow && <Spinner />}
          {isSaved && <IconCheck size={22} stroke={2} aria-hidden="true" />}
          <span aria-live="polite">{t(isSaved ? 'profile.saved' : isSlow ? 'profile.saving' : 'profile.save')}</span>
        </Button>
        {form.error !== null && (
          <p className={classes.fault} role="alert">
            {problemText(t, form.error)}
          </p>
        )}
      </div>
    </form>
  )
}
