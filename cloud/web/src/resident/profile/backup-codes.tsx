import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import classes from './profile-page.module.css'

/** Shown once: each serves once in the place of the app's code. */
export function BackupCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation()
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n')).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    )
  }
  return (
    <div className={classes.saving}>
      <p>{t('security.factor.codes')}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button look="soft" isWide onClick={() => void copy()}>
        <IconCopy size={20} stroke={1.8} aria-hidden="true" />
        <span aria-live="polite">{t(isCopied ? 'security.factor.copied' : 'security.factor.copy')}</span>
      </Button>
      <Button look="quiet" isWide onClick={onKept}>
        {t('security.factor.kept')}
      </Button>
    </div>
  )
}
