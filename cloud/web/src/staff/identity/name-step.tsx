import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { staffClients } from '../api/clients.ts'
import { useAct } from '../frame/use-act.ts'
import classes from './sign-in-page.module.css'

const parts = ['familyName', 'givenName', 'patronymic'] as const
const empty = { familyName: '', givenName: '', patronymic: '' }

/** Colleagues and residents want to know with whom they speak. */
export function NameStep({ onNamed }: { onNamed: () => Promise<void> }) {
  const { t } = useTranslation('staff')
  const [name, setName] = useState(empty)
  const save = useAct(async () => {
    await staffClients.identity.api.profile.name.$put({ json: name })
    await onNamed()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save.run()
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <h2>{t('signIn.nameTitle')}</h2>
      {parts.map((part, n) => (
        <TextInput
          key={part}
          size="md"
          label={t(`signIn.${part}`)}
          autoFocus={n === 0}
          value={name[part]}
          {...(n === 0 && { error: save.fault })}
          onChange={(event) => {
            save.clear()
            setName({ ...name, [part]: event.currentTarget.value })
          }}
        />
      ))}
      <Button
        type="submit"
        size="md"
        loading={save.isRunning}
        disabled={name.familyName === '' || name.givenName === ''}
      >
        {t('signIn.nameDone')}
      </Button>
    </form>
  )
}
