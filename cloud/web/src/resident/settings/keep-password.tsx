import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { profileQuery } from '../../shared/api/queries.ts'
import { problemText } from '../../shared/ui/problem-text.ts'
import { storeRemember } from '../identity/remember-choice.ts'
import { securityApi } from '../profile/security-api.ts'
import classes from './keep-password.module.css'

/** «Не сохранять пароль» (row P2), the inverse of «Запомнить меня»: this device forgets its person with the browser's end. */
export function KeepPassword() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data } = useQuery(profileQuery)
  const keep = useMutation({
    mutationFn: securityApi.keepSignedIn,
    onSuccess: (_done, isKept) => storeRemember(isKept),
    onSettled: () => client.invalidateQueries({ queryKey: profileQuery.queryKey }),
  })
  const isKept = keep.isPending ? keep.variables : (data?.keepsSignedIn ?? true)
  return (
    <div>
      <label className={classes.row}>
        <input
          type="checkbox"
          name="forget"
          checked={!isKept}
          disabled={data === undefined}
          onChange={(event) => keep.mutate(!event.currentTarget.checked)}
        />
        <span>
          {t('settings.forget')}
          <span className={classes.hint}>{t('settings.forgetHint')}</span>
        </span>
      </label>
      {keep.isError && (
        <p className={classes.fault} role="alert">
          {problemText(t, keep.error)}
        </p>
      )}
    </div>
  )
}
