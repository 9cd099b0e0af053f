import { IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import classes from './sign-in-page.module.css'

/** Where the letter went, if there was somebody to send it to: nobody is told whether there was. */
export function RecoverySent({ email, onAgain }: { email: string; onAgain: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={classes.step} role="status">
      <IconMail size={44} stroke={1.5} aria-hidden="true" />
      <h1>{t('recovery.sentTitle')}</h1>
      <p>{t('recovery.sent', { email })}</p>
      <p className={classes.note}>{t('recovery.sentHint')}</p>
      <Button look="soft" isWide onClick={onAgain}>
        {t('recovery.again')}
      </Button>
    </div>
  )
}
