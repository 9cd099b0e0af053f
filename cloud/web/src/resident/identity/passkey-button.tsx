import { IconFingerprint } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { knowsPasskeys, PasskeyStopped, signInByPasskey } from './passkeys.ts'
import classes from './sign-in-page.module.css'

interface PasskeyButtonProps {
  isRemembered: boolean
  onSignedIn: (needsSecondFactor: boolean) => void
}

/** «Войти по ключу доступа», where the browser knows any. */
export function PasskeyButton({ isRemembered, onSignedIn }: PasskeyButtonProps) {
  const { t } = useTranslation()
  const enter = useMutation({
    mutationFn: () => signInByPasskey(isRemembered),
    onSuccess: ({ needsSecondFactor }) => onSignedIn(needsSecondFactor),
  })
  if (!knowsPasskeys()) return null
  const isStopped = enter.error instanceof PasskeyStopped
  return (
    <>
      <Button look="soft" isWide disabled={enter.isPending} onClick={() => enter.mutate()}>
        <IconFingerprint size={22} stroke={1.8} aria-hidden="true" />
        {t('signIn.passkey')}
      </Button>
      {enter.isError && (
        <p className={classes.fault} role="alert">
          {isStopped ? t('signIn.passkeyStopped') : problemText(t, enter.error)}
        </p>
      )}
    </>
  )
}
