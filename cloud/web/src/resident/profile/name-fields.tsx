import { useTranslation } from 'react-i18next'
import { TextField } from '../../shared/ui/text-field.tsx'
import { nameParts } from './name-faults.ts'
import type { NameForm } from './use-name-form.ts'

/** What a browser may fill in (WHATWG HTML §4.10.18.7). */
const autoComplete = { familyName: 'family-name', givenName: 'given-name', patronymic: 'additional-name' } as const

/** Фамилия, Имя, Отчество. */
export function NameFields({ form }: { form: NameForm }) {
  const { t } = useTranslation()
  return nameParts.map((part) => {
    const fault = form.faults[part]
    return (
      <TextField
        key={part}
        label={t(`profile.${part}`)}
        name={part}
        value={form.text[part]}
        onText={(text) => form.edit(part, text)}
        fault={fault && t(`profile.wrong.${fault}`)}
        autoComplete={autoComplete[part]}
        autoCapitalize="words"
        spellCheck={false}
        {...(part === 'patronymic' && { note: t('profile.ifAny') })}
      />
    )
  })
}
