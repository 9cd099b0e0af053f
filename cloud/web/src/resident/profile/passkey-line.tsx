import { IconFingerprint } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { Button } from '../../shared/ui/button.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import classes from './profile-page.module.css'
import { passkeysQuery, securityApi } from './security-api.ts'
import { ShowAgain } from './show-again.tsx'

interface PasskeyLineProps {
  passkey: { id: string; name: string; createdAt: string; lastUsedAt: string | null }
}

/** One passkey: called otherwise, or deleted once the person has said so twice. */
export function PasskeyLine({ passkey }: PasskeyLineProps) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const [mode, setMode] = useState<'shown' | 'naming' | 'deleting'>('shown')
  const [name, setName] = useState(passkey.name)
  const done = async () => {
    setMode('shown')
    await client.invalidateQueries({ queryKey: passkeysQuery.queryKey })
  }
  const rename = useMutation({ mutationFn: () => securityApi.renamePasskey(passkey.id, name), onSuccess: done })
  const remove = useMutation({ mutationFn: () => securityApi.deletePasskey(passkey.id), onSuccess: done })
  const at = (text: string) => relativeTime(Date.parse(text), Date.now(), i18n.language)
  const used = passkey.lastUsedAt
  const shown = passkey.name || t('security.passkeys.nameless')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!rename.isPending) rename.mutate()
  }
  return (
    <li className={classes.item}>
      <div className={classes.itemHead}>
        <IconFingerprint size={24} stroke={1.7} aria-hidden="true" />
        <div>
          <p className={classes.itemName}>{shown}</p>
          <p className={classes.soft}>
            {used === null
              ? t('security.passkeys.created', { at: at(passkey.createdAt) })
              : t('security.passkeys.used', { at: at(used) })}
          </p>
        </div>
      </div>
      {mode === 'shown' && (
        <div className={classes.itemActs}>
          <Button look="quiet" aria-label={`${t('security.rename')}: ${shown}`} onClick={() => setMode('naming')}>
            {t('security.rename')}
          </Button>
          <Button look="quiet" aria-label={`${t('security.delete')}: ${shown}`} onClick={() => setMode('deleting')}>
            {t('security.delete')}
          </Button>
        </div>
      )}
      {mode === 'naming' && (
        <form className={classes.saving} onSubmit={submit} noValidate>
          <TextField label={t('security.passkeys.name')} name="passkeyName" value={name} onText={setName} autoFocus />
          <Button look="soft" isWide type="submit" disabled={rename.isPending}>
            {t('security.ready')}
          </Button>
        </form>
      )}
      {mode === 'deleting' && (
        <div className={classes.saving}>
          <p>{t('security.passkeys.deleteHint')}</p>
          <Button look="soft" isWide disabled={remove.isPending} onClick={() => remove.mutate()}>
            {t('security.delete')}
          </Button>
          <Button look="quiet" isWide onClick={() => setMode('shown')}>
            {t('app.cancel')}
          </Button>
        </div>
      )}
      <ShowAgain error={rename.error ?? remove.error} onShown={() => remove.reset()} />
    </li>
  )
}
