import { registerSW } from 'virtual:pwa-register'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import classes from './update-prompt.module.css'

const checkEveryMs = 60 * 60_000

/** Keeps the app's shell on the phone, and offers a new version when there is one; it never reloads by itself. */
export function UpdatePrompt() {
  const { t } = useTranslation()
  const [isReady, setIsReady] = useState(false)
  const apply = useRef<(() => Promise<void>) | undefined>(undefined)
  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined
    apply.current = registerSW({
      onNeedRefresh: () => setIsReady(true),
      onRegisteredSW: (_url, registration) => {
        timer = setInterval(() => registration?.update().catch(() => undefined), checkEveryMs)
      },
    })
    return () => clearInterval(timer)
  }, [])
  if (!isReady) return null
  return (
    <div className={classes.prompt} role="status">
      {t('update.ready')}
      <Button look="quiet" onClick={() => apply.current?.()}>
        {t('update.apply')}
      </Button>
      <Button look="quiet" onClick={() => setIsReady(false)}>
        {t('update.later')}
      </Button>
    </div>
  )
}
