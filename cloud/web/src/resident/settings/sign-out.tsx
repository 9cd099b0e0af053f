import { IconLogout } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/api.ts'
import { Button } from '../../shared/ui/button.tsx'
import classes from './sign-out.module.css'
import { useLeave } from './use-leave.ts'

/** «Выход»: out of the app on this device. */
export function SignOut({ look = 'soft' }: { look?: 'soft' | 'quiet' }) {
  const { t } = useTranslation()
  const leave = useLeave()
  const signOut = useMutation({ mutationFn: api.signOut, onSuccess: leave })
  return (
    <div>
      <Button look={look} isWide disabled={signOut.isPending} onClick={() => signOut.mutate()}>
        <IconLogout size={22} stroke={1.8} aria-hidden="true" />
        {t(signOut.isPending ? 'settings.signingOut' : 'settings.signOut')}
      </Button>
      {signOut.isError && (
        <p className={classes.fault} role="alert">
          {t('settings.signOutFailed')}
        </p>
      )}
    </div>
  )
}
